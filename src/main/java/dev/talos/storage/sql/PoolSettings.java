package dev.talos.storage.sql;

import java.time.Duration;

/**
 * How many connections are kept, and for how long. For SQLite they are the readers; there are one writer and
 * a few that look keys up besides, no more than {@code maxConns} either.
 *
 * @param maxConns 1 to 1000
 * @param maxIdleConns 0 to {@code maxConns}
 * @param maxConnLifetime a connection is replaced at this age; zero for never, else 30 s or more
 * @param maxConnIdleTime a connection that was idle for this long is closed; zero for never, else 10 s or more
 */
public record PoolSettings(int maxConns, int maxIdleConns, Duration maxConnLifetime, Duration maxConnIdleTime) {

    public static final PoolSettings DEFAULT = new PoolSettings(25, 5, Duration.ofMinutes(30), Duration.ofMinutes(10));

    /** The same with no more connections than that. */
    PoolSettings withAtMost(int conns) {
        return new PoolSettings(
                Math.min(maxConns, conns), Math.min(maxIdleConns, conns), maxConnLifetime, maxConnIdleTime);
    }
}
