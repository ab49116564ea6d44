package dev.talos.http.wire;

import dev.talos.model.FieldViolation;
import dev.talos.model.Spelling;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Refuses names nobody knows, and guesses which known one was meant. */
final class UnknownFields {

    private static final int LONGEST_NAME = 64;

    private UnknownFields() {}

    static FieldViolation violation(String path, String name, Collection<String> known) {
        String hint = known.stream()
                .filter(candidate -> name.length() <= LONGEST_NAME && isNear(name, candidate))
                .min(Comparator.<String>comparingInt(candidate -> Spelling.distance(plain(name), plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "did you mean " + candidate + "?")
                .orElseGet(() -> "known are " + String.join(", ", known));
        String shown = path.length() <= 2 * LONGEST_NAME ? path : path.substring(0, 2 * LONGEST_NAME) + "…";
        return new FieldViolation(
                Texts.isWellFormed(shown) ? shown : "body", "is not a field of this request; " + hint);
    }

    /** One slip in three letters, but for a short word at least one. */
    private static boolean isNear(String name, String candidate) {
        return Spelling.distance(plain(name), plain(candidate)) <= Math.max(1, candidate.length() / 3);
    }

    /** Takes {@code rawKey}, {@code raw-key} and {@code RAW_KEY} for {@code raw_key}. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
