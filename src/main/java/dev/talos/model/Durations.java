package dev.talos.model;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as texts: protobuf seconds ({@code 3600s}, {@code 0.5s}), Go durations ({@code 1h30m}) and, beyond those,
 * {@code d}, {@code w}, {@code mo} (30 days) and {@code y} (365 days), alone or one after the other.
 */
public final class Durations {

    /** What {@link #parse} takes, in the words of an error message. */
    public static final String ALLOWED = "a duration such as 3600s, 1h30m, 30d, 2w, 6mo or 1y";

    private static final int LONGEST_TEXT = 64;
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)(ns|us|µs|μs|ms|mo|s|m|h|d|w|y)");
    private static final int DECIMALS_OF_NANOS = 9;
    private static final BigDecimal MOST_NANOS = BigDecimal.valueOf(Long.MAX_VALUE);

    private Durations() {}

    /** The duration a text stands for, parts of a nanosecond cut off; empty when it is none, or over 292 years. */
    public static Optional<Duration> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                return Optional.empty();
            }
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(nanos(unit(part.group(2)))));
            at = part.end();
        }
        return nanos.compareTo(MOST_NANOS) > 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos.longValue()));
    }

    /** The protobuf form: seconds, with as many decimals as there are, and an {@code s}. */
    public static String format(Duration duration) {
        return nanos(duration)
                        .movePointLeft(DECIMALS_OF_NANOS)
                        .stripTrailingZeros()
                        .toPlainString() + "s";
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ns" -> Duration.ofNanos(1);
            case "us", "µs", "μs" -> Duration.ofNanos(1_000); // Go takes the micro sign and the Greek letter
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            case "mo" -> Duration.ofDays(30);
            case "y" -> Duration.ofDays(365);
            default -> throw new IllegalArgumentException("the pattern lets no unit " + name + " through");
        };
    }

    private static BigDecimal nanos(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos());
    }
}
