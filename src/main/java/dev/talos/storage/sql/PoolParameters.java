package dev.talos.storage.sql;

import dev.talos.model.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The query of a DSN: the pool's size and ages. */
record PoolParameters(PoolSettings settings, List<String> faults) {

    static final String ALLOWED = "max_conns, max_idle_conns, max_conn_lifetime and max_conn_idle_time";

    private static final int MOST_CONNS = 1000;

    // Below these HikariCP falls back to its own defaults with no more than a log line.
    private static final Duration LEAST_LIFETIME = Duration.ofSeconds(30);
    private static final Duration LEAST_IDLE_TIME = Duration.ofSeconds(10);

    static PoolParameters parse(String query) {
        Reader reader = new Reader(query);
        PoolSettings defaults = PoolSettings.DEFAULT;
        int conns = reader.count("max_conns", 1, defaults.maxConns());
        int idle = reader.count("max_idle_conns", 0, defaults.maxIdleConns());
        Duration lifetime = reader.duration("max_conn_lifetime", LEAST_LIFETIME, defaults.maxConnLifetime());
        Duration idleTime = reader.duration("max_conn_idle_time", LEAST_IDLE_TIME, defaults.maxConnIdleTime());
        reader.given
                .keySet()
                .forEach(name ->
                        reader.faults.add("has a parameter " + name + ", which is not known; allowed are " + ALLOWED));
        return new PoolParameters(
                new PoolSettings(conns, Math.min(idle, conns), lifetime, idleTime), List.copyOf(reader.faults));
    }

    /** Takes parameters out one by one; what is left in the end is unknown. */
    private static final class Reader {

        private final Map<String, String> given = new HashMap<>();
        private final List<String> faults = new ArrayList<>();

        Reader(String query) {
            for (String part : query.split("&", -1)) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                String value = equals < 0 ? "" : part.substring(equals + 1);
                if (!part.isEmpty() && given.put(name, value) != null) {
                    faults.add("has the parameter " + name + " twice");
                }
            }
        }

        int count(String name, int least, int otherwise) {
            String text = given.remove(name);
            if (text == null) {
                return otherwise;
            }
            int value = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
            if (value < least || value > MOST_CONNS) {
                faults.add("has %s=%s; allowed is a number from %d to %d".formatted(name, text, least, MOST_CONNS));
            }
            return value;
        }

        Duration duration(String name, Duration least, Duration otherwise) {
            String text = given.remove(name);
            if (text == null) {
                return otherwise;
            }
            Optional<Duration> value =
                    Durations.parse(text).filter(given -> given.isZero() || given.compareTo(least) >= 0);
            if (value.isEmpty()) {
                faults.add("has %s=%s; allowed is 0s for no end, or %s of at least %s"
                        .formatted(name, text, Durations.ALLOWED, Durations.format(least)));
            }
            return value.orElse(otherwise);
        }
    }
}
