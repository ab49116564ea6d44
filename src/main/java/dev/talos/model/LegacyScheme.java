package dev.talos.model;

/**
 * How another key store made a digest of a key, by name: {@code sha256}, {@code bcrypt:prefix:8}. One scheme has one
 * name, which never changes: it enters digests.
 *
 * @param text 1 to {@value #MOST_CHARACTERS} characters of printable ASCII
 */
public record LegacyScheme(String text) {

    public static final int MOST_CHARACTERS = 160;

    public LegacyScheme {
        if (text.isEmpty()
                || text.length() > MOST_CHARACTERS
                || !text.chars().allMatch(character -> character >= ' ' && character <= '~')) {
            throw new IllegalArgumentException("no name of a scheme");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
