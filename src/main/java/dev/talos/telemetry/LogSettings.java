package dev.talos.telemetry;

/** {@code log.*}: what is written to stderr, and how. */
public record LogSettings(Level level, Format format) {

    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    public enum Format {
        /** One JSON object a line, for machines. */
        JSON,
        /** One line a message, for eyes. */
        TEXT
    }
}
