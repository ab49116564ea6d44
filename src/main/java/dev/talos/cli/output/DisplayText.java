package dev.talos.cli.output;

/** Text from elsewhere, made fit for a terminal. */
public final class DisplayText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private DisplayText() {}

    /**
     * The text on one line and without the power to move the cursor, change colours or turn the direction of writing:
     * such characters become escapes. The two joiners stay, because words and emoji are written with them.
     */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> safe.append("\\n");
                case '\r' -> safe.append("\\r");
                case '\t' -> safe.append("\\t");
                default -> {
                    if (isHarmless(c)) {
                        safe.appendCodePoint(c);
                    } else {
                        safe.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                    }
                }
            }
        });
        return safe.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            case Character.FORMAT -> c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
    }

    /** How many columns a terminal gives the text: marks none, East Asian wide characters and emoji two, all else one. */
    public static int width(String text) {
        return text.codePoints().map(DisplayText::width).sum();
    }

    private static int width(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    private static boolean isWide(int c) {
        return c >= 0x1100
                && (c <= 0x115f // Hangul
                        || (c >= 0x2e80 && c <= 0xa4cf) // CJK, kana
                        || (c >= 0xac00 && c <= 0xd7a3) // Hangul syllables
                        || (c >= 0xf900 && c <= 0xfaff) // CJK compatibility
                        || (c >= 0xfe30 && c <= 0xfe6f) // vertical forms
                        || (c >= 0xff00 && c <= 0xff60) // full-width
                        || (c >= 0xffe0 && c <= 0xffe6)
                        || (c >= 0x1f300 && c <= 0x1faff) // emoji
                        || (c >= 0x20000 && c <= 0x3fffd)); // CJK extensions
    }
}
