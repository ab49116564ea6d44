package dev.talos.model;

import java.math.BigInteger;
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

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** More decimals than a text has. What is counted by it is exact. */
    private static final BigInteger PARTS_OF_A_NANO = BigInteger.TEN.pow(LONGEST_TEXT);

    private Durations() {}

    /** The duration a text stands for, parts of a nanosecond cut off; empty when it is none, or over 292 years. */
    public static Optional<Duration> parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            return Optional.empty();
        }
        BigInteger parts = BigInteger.ZERO;
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                return Optional.empty();
            }
            parts = parts.add(parts(part.group(1))
                    .multiply(BigInteger.valueOf(unit(part.group(2)).toNanos())));
            at = part.end();
        }
        BigInteger nanos = parts.divide(PARTS_OF_A_NANO);
        return nanos.bitLength() < Long.SIZE ? Optional.of(Duration.ofNanos(nanos.longValue())) : Optional.empty();
    }

    /** Not by a BigDecimal, the first of which computes tables: 11 ms of a server's start. */
    private static BigInteger parts(String number) {
        int point = number.indexOf('.');
        int decimals = point < 0 ? 0 : number.length() - point - 1;
        return new BigInteger(number.replace(".", "")).multiply(BigInteger.TEN.pow(LONGEST_TEXT - decimals));
    }

    /** The protobuf form: seconds, with as many decimals as there are, and an {@code s}. */
    public static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        String decimals = Long.toString(NANOS_PER_SECOND + duration.getNano()).substring(1);
        int end = decimals.length();
        while (end > 0 && decimals.charAt(end - 1) == '0') {
            end--;
        }
        return duration.getSeconds() + (end == 0 ? "" : "." + decimals.substring(0, end)) + "s";
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
}
