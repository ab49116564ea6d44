package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;
import java.util.Optional;

/**
 * How a legacy store made a digest of a key. Its text names it in the database and in reports: {@code sha256},
 * {@code sha512-256:after_first:|}, {@code hmac-sha256@NAME:after_last:_}, {@code bcrypt:prefix:8},
 * {@code argon2id:after_last:.:id_before:.}. One scheme has one text.
 */
public sealed interface Scheme {

    /** The most characters that the text of a scheme has; all are printable ASCII. */
    int MOST_CHARACTERS = 160;

    /** A digest that a key alone leads to, so that it can be looked up. */
    sealed interface Unsalted extends Scheme {

        /** The digest of a presented key; empty when the key was not hashed this way, or the secret is not there. */
        Optional<LegacyDigest> digest(Secret key, LegacySecrets secrets);

        /** In bytes. */
        int digestLength();
    }

    /** A digest without any key. */
    record Plain(PlainAlgorithm algorithm, KeyPart part) implements Unsalted {

        @Override
        public Optional<LegacyDigest> digest(Secret key, LegacySecrets secrets) {
            return hashed(key).map(algorithm::digest).map(LegacyDigest::of);
        }

        @Override
        public int digestLength() {
            return algorithm.length();
        }

        @Override
        public String algorithmText() {
            return algorithm.text();
        }
    }

    /**
     * HMAC-SHA256 (RFC 2104).
     *
     * @param secret the name of its key, one of {@link LegacySecrets}
     */
    record Keyed(String secret, KeyPart part) implements Unsalted {

        static final String ALGORITHM = "hmac-sha256";

        public Keyed {
            if (!LegacySecrets.isName(secret)) {
                throw new IllegalArgumentException("a secret's name is " + LegacySecrets.ALLOWED_NAME);
            }
        }

        @Override
        public Optional<LegacyDigest> digest(Secret key, LegacySecrets secrets) {
            return secrets.find(secret)
                    .flatMap(hmac -> hashed(key).map(hmac::sign))
                    .map(LegacyDigest::of);
        }

        @Override
        public int digestLength() {
            return PlainAlgorithm.SHA256.length();
        }

        @Override
        public String algorithmText() {
            return ALGORITHM;
        }
    }

    /** A salted, slow digest. What a key is looked up by is part of the scheme; the salt is part of each row. */
    record Salted(SlowAlgorithm algorithm, KeyPart part, LookupShape lookup) implements Scheme {

        /** What a presented key is looked up by; empty when it cannot have been hashed this way. */
        public Optional<Secret> hint(Secret key) {
            return lookup.hint(key);
        }

        /**
         * The digest of a presented key with the salt of a row. Takes up to a second and up to 64 MiB.
         *
         * @param salt of a {@link HashedKey.Salted} of this scheme
         * @return empty when the key was not hashed this way
         * @throws IllegalArgumentException when it is not the salt of such a row
         */
        public Optional<LegacyDigest> digest(Secret key, String salt) {
            SlowParameters parameters = SlowParameters.parse(algorithm, salt);
            return hashed(key).flatMap(parameters::digest).map(LegacyDigest::of);
        }

        /**
         * Whether only this very key has its digest. bcrypt reads no more than 72 bytes of a key, so that longer keys
         * share their digest with others, and a match does not tell which of them was meant.
         */
        public boolean tellsApart(Secret key) {
            return algorithm != SlowAlgorithm.BCRYPT
                    || hashed(key)
                            .filter(bytes -> bytes.length >= Bcrypt.MOST_BYTES)
                            .isEmpty();
        }

        @Override
        public String algorithmText() {
            return algorithm.text();
        }
    }

    KeyPart part();

    /** As the API spells the algorithm. */
    String algorithmText();

    /** The bytes of a presented key that are hashed; empty when it has no such part. */
    default Optional<byte[]> hashed(Secret key) {
        return part().of(key.expose()).map(part -> Secret.of(part).exposeUtf8());
    }

    /** The canonical text. */
    default String text() {
        return SchemeText.write(this);
    }

    /** Reads the canonical text; empty for any other. */
    static Optional<Scheme> parse(String text) {
        return SchemeText.read(text);
    }
}
