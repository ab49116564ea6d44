package dev.talos.credential.legacy;

import org.jspecify.annotations.Nullable;

/**
 * A way in which a digest was made of a key.
 *
 * @param fields the {@code hashed_key} of such a row, but for the lookup
 * @param hashed the same for all rows of a file, in the words of {@code --hashed}
 * @param needsLookup whether each row must say what the key is looked up by, because the digest is salted
 */
public record Explanation(HashedKeyFields fields, String hashed, boolean needsLookup) {

    static Explanation of(Scheme.Unsalted scheme, DigestEncoding encoding, String digest) {
        String secret = scheme instanceof Scheme.Keyed keyed ? keyed.secret() : null;
        String hashed = scheme.algorithmText() + (secret == null ? "" : "@" + secret) + ":" + encoding.text()
                + suffix(scheme.part());
        return new Explanation(
                new HashedKeyFields(
                        scheme.algorithmText(), digest, encoding.text(), field(scheme.part()), secret, null),
                hashed,
                false);
    }

    static Explanation of(SlowAlgorithm algorithm, KeyPart part, String digest) {
        return new Explanation(
                new HashedKeyFields(algorithm.text(), digest, null, field(part), null, null),
                algorithm.text() + suffix(part),
                true);
    }

    private static @Nullable String field(KeyPart part) {
        return part.equals(KeyPart.WHOLE) ? null : part.text();
    }

    private static String suffix(KeyPart part) {
        return part.equals(KeyPart.WHOLE) ? "" : ":" + part.text();
    }
}
