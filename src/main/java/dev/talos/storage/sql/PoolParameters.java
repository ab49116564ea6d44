package dev.talos.storage.sql;

import dev.talos.model.Durations;
import java.time.Duration;
import java.util.Optional;

/** The parameters of a DSN that every database takes: the pool's size and ages. */
final class PoolParameters {

    private static final String CONNS = "max_conns";
    private static final String IDLE_CONNS = "max_idle_conns";
    private static final String LIFETIME = "max_conn_lifetime";
    private static final String IDLE_TIME = "max_conn_idle_time";

    static final String ALLOWED = CONNS + ", " + IDLE_CONNS + ", " + LIFETIME + " and " + IDLE_TIME;

    private static final int MOST_CONNS = 1000;

    // Below these HikariCP falls back to its own defaults with no more than a log line.
    private static final Duration LEAST_LIFETIME = Duration.ofSeconds(30);
    private static final Duration LEAST_IDLE_TIME = Duration.ofSeconds(10);

    private final DsnParameters parameters;

    private PoolParameters(DsnParameters parameters) {
        this.parameters = parameters;
    }

    /** What is wrong is told to the parameters. */
    static PoolSettings take(DsnParameters parameters) {
        PoolParameters reader = new PoolParameters(parameters);
        PoolSettings defaults = PoolSettings.DEFAULT;
        int conns = reader.count(CONNS, 1, defaults.maxConns());
        int idle = reader.count(IDLE_CONNS, 0, defaults.maxIdleConns());
        Duration lifetime = reader.duration(LIFETIME, LEAST_LIFETIME, defaults.maxConnLifetime());
        Duration idleTime = reader.duration(IDLE_TIME, LEAST_IDLE_TIME, defaults.maxConnIdleTime());
        return new PoolSettings(conns, Math.min(idle, conns), lifetime, idleTime);
    }

    private int count(String name, int least, int otherwise) {
        String text = parameters.take(name);
        if (text == null) {
            return otherwise;
        }
        int value = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        if (value < least || value > MOST_CONNS) {
            parameters.fault("has %s=%s; allowed is a number from %d to %d".formatted(name, text, least, MOST_CONNS));
        }
        return value;
    }

    private Duration duration(String name, Duration least, Duration otherwise) {
        String text = parameters.take(name);
        if (text == null) {
            return otherwise;
        }
        Optional<Duration> value = Durations.parse(text).filter(given -> given.isZero() || given.compareTo(least) >= 0);
        if (value.isEmpty()) {
            parameters.fault("has %s=%s; allowed is 0s for no end, or %s of at least %s"
                    .formatted(name, text, Durations.ALLOWED, Durations.format(least)));
        }
        return value.orElse(otherwise);
    }
}
