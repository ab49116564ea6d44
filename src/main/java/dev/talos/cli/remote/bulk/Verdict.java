package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.remote.bulk.input.Row;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row.
 *
 * @param code why it failed, as the API names it without its prefix; empty when it did not fail
 * @param message about the failure, for people
 * @param keyId of the key that was imported; empty when there is none
 * @param detail the whole result, where it is kept
 */
record Verdict(
        String code, String message, String keyId, @Nullable JsonNode detail) {
    static final String ALREADY_EXISTS = "ALREADY_EXISTS";
    /** The database gave up on this one row; sent again it may go through. */
    static final String INTERNAL = "INTERNAL";

    private static final String REQUESTS = "requests";
    private static final Pattern ITEM = Pattern.compile("requests\\[(\\d{1,4})]");

    static final String PREFIX = "BATCH_CREATE_IMPORTED_API_KEYS_ERROR_";

    static Verdict imported(String keyId, @Nullable JsonNode detail) {
        return new Verdict("", "", keyId, detail);
    }

    static Verdict failed(String code, String message, @Nullable JsonNode detail) {
        return new Verdict(code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code, message, "", detail);
    }

    /** The message in terms of the file: the server counts the rows of a request. */
    Verdict named(List<Row.Good> rows, int index) {
        if (!message.contains(REQUESTS)) {
            return this;
        }
        String own = REQUESTS + "[" + index + "].";
        String named = ITEM.matcher(message.replace(own, "")).replaceAll(item -> {
            int of = Integer.parseInt(item.group(1));
            return of < rows.size() ? "line " + rows.get(of).place().line() : item.group();
        });
        return new Verdict(code, named, keyId, detail);
    }

    boolean isFailure() {
        return !code.isEmpty();
    }
}
