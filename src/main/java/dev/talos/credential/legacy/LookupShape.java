package dev.talos.credential.legacy;

import dev.talos.crypto.Secret;
import java.util.Optional;

/**
 * What of a key says which few salted digests it may belong to. Characters are Unicode code points. Always taken from
 * the whole key, whatever part of it was hashed.
 */
public sealed interface LookupShape {

    int FEWEST_CHARACTERS = 4;
    int MOST_CHARACTERS = 64;

    /** The first characters. */
    record Prefix(int characters) implements LookupShape {

        public Prefix {
            check(characters);
        }

        @Override
        public Optional<Secret> hint(Secret key) {
            String text = key.expose();
            return count(text) < characters
                    ? Optional.empty()
                    : Optional.of(Secret.of(text.substring(0, text.offsetByCodePoints(0, characters))));
        }
    }

    /** The last characters. */
    record Suffix(int characters) implements LookupShape {

        public Suffix {
            check(characters);
        }

        @Override
        public Optional<Secret> hint(Secret key) {
            String text = key.expose();
            return count(text) < characters
                    ? Optional.empty()
                    : Optional.of(Secret.of(text.substring(text.offsetByCodePoints(text.length(), -characters))));
        }
    }

    /** All before the first separator: 1 to {@value LookupShape#MOST_CHARACTERS} characters. */
    record IdBefore(Separator separator) implements LookupShape {

        @Override
        public Optional<Secret> hint(Secret key) {
            String text = key.expose();
            int at = text.indexOf(separator.text());
            return at <= 0 || count(text.substring(0, at)) > MOST_CHARACTERS
                    ? Optional.empty()
                    : Optional.of(Secret.of(text.substring(0, at)));
        }
    }

    /** What a key is looked up by; empty when the key has no such thing, so that no digest can be its. */
    Optional<Secret> hint(Secret key);

    private static void check(int characters) {
        if (characters < FEWEST_CHARACTERS || characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a hint has " + FEWEST_CHARACTERS + " to " + MOST_CHARACTERS);
        }
    }

    private static int count(String text) {
        return text.codePointCount(0, text.length());
    }
}
