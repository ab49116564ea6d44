package dev.talos.credential.legacy;

import java.util.Optional;

/** Which part of a key was hashed. A key without that part, or where it is empty, was not hashed that way. */
public sealed interface KeyPart {

    /** In the words of an error message. */
    String ALLOWED = "whole, after_first:<separator>, after_last:<separator>, the separator being " + Separator.ALLOWED;

    KeyPart WHOLE = new Whole();

    /** The key as it is. */
    record Whole() implements KeyPart {

        @Override
        public Optional<String> of(String key) {
            return key.isEmpty() ? Optional.empty() : Optional.of(key);
        }

        @Override
        public String text() {
            return "whole";
        }
    }

    /** All behind the first separator. */
    record AfterFirst(Separator separator) implements KeyPart {

        static final String PREFIX = "after_first:";

        @Override
        public Optional<String> of(String key) {
            return behind(key, key.indexOf(separator.text()), separator);
        }

        @Override
        public String text() {
            return PREFIX + separator.text();
        }
    }

    /** All behind the last separator. */
    record AfterLast(Separator separator) implements KeyPart {

        static final String PREFIX = "after_last:";

        @Override
        public Optional<String> of(String key) {
            return behind(key, key.lastIndexOf(separator.text()), separator);
        }

        @Override
        public String text() {
            return PREFIX + separator.text();
        }
    }

    /** The part of a key; empty when the key has none. */
    Optional<String> of(String key);

    /** As the API spells it. */
    String text();

    /** Reads the API's spelling. */
    static Optional<KeyPart> parse(String text) {
        if (text.equals(WHOLE.text())) {
            return Optional.of(WHOLE);
        }
        if (text.startsWith(AfterFirst.PREFIX)) {
            return Separator.of(text.substring(AfterFirst.PREFIX.length())).map(AfterFirst::new);
        }
        if (text.startsWith(AfterLast.PREFIX)) {
            return Separator.of(text.substring(AfterLast.PREFIX.length())).map(AfterLast::new);
        }
        return Optional.empty();
    }

    private static Optional<String> behind(String key, int at, Separator separator) {
        int start = at + separator.text().length();
        return at < 0 || start == key.length() ? Optional.empty() : Optional.of(key.substring(start));
    }
}
