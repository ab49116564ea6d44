package dev.talos.storage.sql;

import org.jspecify.annotations.Nullable;

/**
 * Text as every database can hold it. PostgreSQL takes any character but U+0000, which stands in no name that people
 * give, but may. It is written as two others; all text without control characters is written as it is.
 */
final class StoredText {

    private static final char NUL = 0;

    /** Data link escape, whose job this is: what follows does not stand for itself. */
    private static final char ESCAPE = 0x10;

    private static final char ESCAPED_NUL = '0';

    private StoredText() {}

    static @Nullable String write(@Nullable String text) {
        if (text == null || (text.indexOf(NUL) < 0 && text.indexOf(ESCAPE) < 0)) {
            return text;
        }
        return text.replace(String.valueOf(ESCAPE), String.valueOf(ESCAPE) + ESCAPE)
                .replace(String.valueOf(NUL), String.valueOf(ESCAPE) + ESCAPED_NUL);
    }

    static String read(String stored) {
        if (stored.indexOf(ESCAPE) < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char next = stored.charAt(i);
            if (next == ESCAPE && i + 1 < stored.length()) {
                i++;
                next = stored.charAt(i) == ESCAPED_NUL ? NUL : stored.charAt(i);
            }
            text.append(next);
        }
        return text.toString();
    }
}
