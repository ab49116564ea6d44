package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Pattern;

/** How rows stand in a file. */
public enum InputFormat {
    /** One array, or an object that holds one under {@code requests}. */
    JSON,
    /** One object to a line. */
    NDJSON,
    /** RFC 4180 with a header. */
    CSV;

    /** How far one has to look to tell. */
    static final int BYTES = 1 << 12;

    private static final Pattern REQUESTS = Pattern.compile("\\{\\s*\"requests\"\\s*:.*", Pattern.DOTALL);

    /** Tells it by the beginning of a text; empty when nothing stands there. */
    static Optional<InputFormat> of(byte[] beginning) {
        String text = new String(beginning, UTF_8).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (text.charAt(0)) {
                    case '[' -> JSON;
                    case '{' -> REQUESTS.matcher(text).matches() ? JSON : NDJSON;
                    default -> CSV;
                });
    }
}
