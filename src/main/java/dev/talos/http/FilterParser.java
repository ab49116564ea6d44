package dev.talos.http;

import dev.talos.http.wire.WireEnum;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyStatus;
import dev.talos.storage.KeyFilter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads list filters: the part of AIP-160 that an index can answer. One or two conditions, {@code actor_id = value} and
 * {@code status = value}, joined by {@code AND}; values bare or in double quotes, where a backslash takes the next
 * character as it is.
 */
final class FilterParser {

    private static final int LONGEST = 2048;
    private static final String ALLOWED = "allowed are actor_id=\"…\" and status=KEY_STATUS_…, each at most once,"
            + " joined by AND; status is one of " + String.join(", ", WireEnum.STATUS.names());

    private final String text;
    private int at;
    private @Nullable String actorId;
    private @Nullable KeyStatus status;

    private FilterParser(String text) {
        this.text = text;
    }

    /** The filter a text stands for; a blank one shows everything. */
    static Checked<KeyFilter> parse(String text) {
        if (text.isBlank()) {
            return new Checked.Ok<>(KeyFilter.NONE);
        }
        if (text.length() > LONGEST) {
            return faulty("has more than " + LONGEST + " characters");
        }
        FilterParser parser = new FilterParser(text);
        return parser.conditions()
                ? new Checked.Ok<>(new KeyFilter(parser.actorId, parser.status))
                : faulty("is not understood from character " + (parser.at + 1) + " on; " + ALLOWED);
    }

    private static Checked<KeyFilter> faulty(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation("filter", description)));
    }

    private boolean conditions() {
        if (!condition()) {
            return false;
        }
        while (!atEnd()) {
            int before = at;
            Optional<String> and = word();
            if (and.isEmpty() || !and.get().equals("AND") || !condition()) {
                at = and.isPresent() && and.get().equals("AND") ? at : before;
                return false;
            }
        }
        return true;
    }

    private boolean condition() {
        skipSpaces();
        int start = at;
        Optional<String> field = word();
        skipSpaces();
        if (field.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
            at = start;
            return false;
        }
        at++;
        skipSpaces();
        int valueStart = at;
        Optional<String> value = at < text.length() && text.charAt(at) == '"' ? quoted() : word();
        boolean taken = value.isPresent() && take(field.get(), value.get());
        at = taken ? at : field.get().equals("status") && status == null ? valueStart : start;
        return taken;
    }

    private boolean take(String field, String value) {
        if (field.equals("actor_id") && actorId == null && !value.isEmpty()) {
            actorId = value;
            return true;
        }
        if (field.equals("status") && status == null) {
            status = WireEnum.STATUS.parse(value).orElse(null);
            return status != null;
        }
        return false;
    }

    private Optional<String> quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return Optional.of(value.toString());
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    return Optional.empty();
                }
            }
            value.append(text.charAt(at));
        }
        return Optional.empty();
    }

    private Optional<String> word() {
        skipSpaces();
        int start = at;
        while (at < text.length() && " \t=\"'()<>!:,*\\".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at > start ? Optional.of(text.substring(start, at)) : Optional.empty();
    }

    private boolean atEnd() {
        skipSpaces();
        return at == text.length();
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
