package dev.talos.credential.legacy;

import java.util.Optional;

/**
 * A way in which a digest was made of a key.
 *
 * @param fields the {@code hashed_key} of such a row; without a lookup, which a salted one needs as well
 * @param hashed the same for all rows of a file, in the words of {@code --hashed}; empty for a salted one
 */
public record Explanation(HashedKeyFields fields, Optional<String> hashed) {

    static Explanation of(Scheme.Unsalted scheme, DigestEncoding encoding, String digest) {
        String secret = scheme instanceof Scheme.Keyed keyed ? keyed.secret() : null;
        String whole = KeyPart.WHOLE.text();
        String part = scheme.part().text();
        String hashed = scheme.algorithmText()
                + (secret == null ? "" : "@" + secret)
                + ":" + encoding.text()
                + (part.equals(whole) ? "" : ":" + part);
        HashedKeyFields fields = new HashedKeyFields(
                scheme.algorithmText(), digest, encoding.text(), part.equals(whole) ? null : part, secret, null);
        return new Explanation(fields, Optional.of(hashed));
    }

    static Explanation of(SlowAlgorithm algorithm, KeyPart part, String digest) {
        String text = part.equals(KeyPart.WHOLE) ? null : part.text();
        return new Explanation(new HashedKeyFields(algorithm.text(), digest, null, text, null, null), Optional.empty());
    }
}
