package dev.talos.storage.sql;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The query of a DSN, and all that is wrong with the DSN. Parameters are taken out one by one; what is left in the end is
 * unknown.
 */
final class DsnParameters {

    private final Map<String, String> given = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /**
     * @param query what stands behind the question mark
     */
    DsnParameters(String query) {
        for (String part : query.split("&", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            if (!part.isEmpty() && given.put(name, value) != null) {
                fault("has the parameter " + name + " twice");
            }
        }
    }

    /** As it was written; null when it was not given. */
    @Nullable
    String take(String name) {
        return given.remove(name);
    }

    /** Percent-escapes resolved; null when it was not given. */
    @Nullable
    String takeText(String name) {
        String raw = take(name);
        return raw == null ? null : decoded(raw, "a " + name).orElse(null);
    }

    /** One of a few, null when it was not given. */
    @Nullable
    String takeOneOf(String name, List<String> allowed) {
        String value = take(name);
        if (value != null && !allowed.contains(value)) {
            fault("has %s=%s; allowed are %s".formatted(name, value, String.join(", ", allowed)));
        }
        return value;
    }

    /**
     * Percent-escapes resolved; empty, and a fault, when one of them is none. A plus sign is itself.
     *
     * @param what names the text, which may be a password
     */
    Optional<String> decoded(String text, String what) {
        try {
            return Optional.of(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            fault("has " + what + " with a % that no two hex digits follow; write %25 for the sign itself");
            return Optional.empty();
        }
    }

    /**
     * @param description may repeat anything but user and password
     */
    void fault(String description) {
        faults.add(description);
    }

    /** All that is wrong, after everything that is known has been taken. */
    List<String> faults(String allowed) {
        List<String> all = new ArrayList<>(faults);
        given.keySet().stream()
                .sorted()
                .forEach(name -> all.add("has a parameter " + name + ", which is not known; allowed are " + allowed));
        return all;
    }
}
