package dev.talos.http.wire;

/** What can be said about a text without knowing what it is for. */
final class Texts {

    /** Of one character in UTF-8; half a surrogate pair takes less. */
    static final int MOST_BYTES = 3;

    private static final int SHOWN = 40;

    private Texts() {}

    /** Whether it has a UTF-8 form: no half of a surrogate pair stands alone. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = Character.isHighSurrogate(text.charAt(i))
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Bytes of the UTF-8 form of a well-formed text, without making it. */
    static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair stands for two of its four bytes.
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** In quotes and cut to a length fit for a message. Not for fields that may hold a credential. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints().limit(SHOWN).forEach(c -> {
            boolean odd = Character.isISOControl(c) || (c <= 0xffff && Character.isSurrogate((char) c));
            shown.appendCodePoint(odd ? '?' : c);
        });
        return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "…\"" : "\"")
                .toString();
    }
}
