package dev.talos.crypto;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The signatures of the JDK, counted: each is one made or one checked. */
public final class CountingProvider extends Provider {

    private static final long serialVersionUID = 1;

    private final AtomicInteger count = new AtomicInteger();

    public CountingProvider() {
        super("Counting", "1", "counts signatures");
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            putService(new CountedService(this, algorithm.jcaName()));
        }
    }

    public Signatures signatures() {
        return Signatures.by(this);
    }

    /** How many there were since this was asked last. */
    public int take() {
        return count.getAndSet(0);
    }

    private static final class CountedService extends Service {

        private final CountingProvider provider;

        CountedService(CountingProvider provider, String algorithm) {
            super(provider, "Signature", algorithm, Signature.class.getName(), List.of(), null);
            this.provider = provider;
        }

        @Override
        public Object newInstance(@Nullable Object unused) throws NoSuchAlgorithmException {
            provider.count.incrementAndGet();
            return Signature.getInstance(getAlgorithm());
        }
    }
}
