package dev.talos.cli.remote.bulk;

import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a request is sent again, and when to give up. Waits double from 0.2 s to 10 s, each cut by
 * chance to between half and all of it, so that clients that failed together do not come back together.
 *
 * @param patience from the first failure in a row on; zero never tries again
 */
record RetryPolicy(Duration patience, InstantSource clock, RandomGenerator random) {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_DOUBLINGS = 6;

    RetryPolicy(Duration patience, InstantSource clock) {
        this(patience, clock, new SecureRandom());
    }

    /**
     * The wait before the next attempt; empty when it is time to give up.
     *
     * @param failures how many there were in a row, this one included
     * @param passed since the first of them
     * @param retryAfter what the server asked for, seconds or a date; never is tried earlier
     */
    Optional<Duration> wait(int failures, Duration passed, Optional<String> retryAfter) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration most = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration wait = most.dividedBy(2).plusNanos(random.nextLong(most.toNanos() / 2 + 1));
        Duration asked = retryAfter.flatMap(this::duration).orElse(Duration.ZERO);
        Duration longer = wait.compareTo(asked) < 0 ? asked : wait;
        return passed.plus(longer).compareTo(patience) > 0 ? Optional.empty() : Optional.of(longer);
    }

    private Optional<Duration> duration(String retryAfter) {
        try {
            if (retryAfter.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
            }
            ZonedDateTime date = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
