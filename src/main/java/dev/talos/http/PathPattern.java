package dev.talos.http;

import java.util.Optional;

/**
 * A path with at most one variable, such as {@code /keys/{key_id}:revoke}. The variable stands for one or more
 * characters without {@code /} and {@code :}, so that a custom verb (AIP-136) is never taken for a part of an id.
 */
public record PathPattern(String text) {

    boolean isLiteral() {
        return text.indexOf('{') < 0;
    }

    /** What the variable stands for in a path; empty when the path does not fit. */
    Optional<String> match(String path) {
        String before = text.substring(0, text.indexOf('{'));
        String after = text.substring(text.indexOf('}') + 1);
        if (path.length() <= before.length() + after.length() || !path.startsWith(before) || !path.endsWith(after)) {
            return Optional.empty();
        }
        String variable = path.substring(before.length(), path.length() - after.length());
        return variable.indexOf('/') < 0 && variable.indexOf(':') < 0 ? Optional.of(variable) : Optional.empty();
    }
}
