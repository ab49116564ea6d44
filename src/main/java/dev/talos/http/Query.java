package dev.talos.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters after the question mark, decoded. */
public record Query(Map<String, String> parameters) {

    static final Query NONE = new Query(Map.of());

    /** Reads a query; faulty when an escape is broken or a parameter comes twice with different values. */
    static Checked<Query> parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return new Checked.Ok<>(NONE);
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8);
                String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
                String before = parameters.put(name, value);
                if (before != null && !before.equals(value)) {
                    return faulty("has a parameter twice, with different values");
                }
            } catch (IllegalArgumentException _) {
                return faulty("has a broken %-escape");
            }
        }
        parameters.remove("");
        return new Checked.Ok<>(new Query(parameters));
    }

    private static Checked<Query> faulty(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation("query", description)));
    }

    /** The value of a parameter; empty when it is not given, or given without a value. */
    Optional<String> value(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** What is wrong with the names; misspelt ones would otherwise show more than was asked for. */
    List<FieldViolation> allowOnly(Set<String> names) {
        return parameters.keySet().stream()
                .filter(name -> !names.contains(name))
                .map(_ -> new FieldViolation(
                        "query",
                        "has a parameter that is not known here; known are " + String.join(", ", new TreeSet<>(names))))
                .distinct()
                .toList();
    }
}
