package dev.talos.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;

/** Finds the Amazon Corretto Crypto Provider. A class of its own, for it cannot be loaded where the jar is missing. */
final class Corretto {

    private Corretto() {}

    /**
     * Empty where its native library does not load, or an algorithm is not in it.
     *
     * @throws LinkageError where its jar is missing
     */
    static Optional<Provider> find() {
        AmazonCorrettoCryptoProvider provider = AmazonCorrettoCryptoProvider.INSTANCE;
        boolean complete = Arrays.stream(SignatureAlgorithm.values())
                .allMatch(algorithm -> provider.getService("Signature", algorithm.jcaName()) != null);
        return complete && provider.getLoadingError() == null ? Optional.of(provider) : Optional.empty();
    }
}
