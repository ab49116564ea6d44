package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TimestampsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00.123456789Z");

    @Test
    void are_cut_to_the_microsecond() {
        assertThat(new Timestamps(() -> NOW).next()).isEqualTo("2026-05-01T10:00:00.123456Z");
    }

    @Test
    void are_a_microsecond_apart_when_the_clock_stands_still() {
        Timestamps timestamps = new Timestamps(() -> NOW);
        timestamps.next();

        assertThat(timestamps.next()).isEqualTo("2026-05-01T10:00:00.123457Z");
    }

    @Test
    void never_come_twice_whoever_asks() {
        Timestamps timestamps = new Timestamps(() -> NOW);
        Set<Instant> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1000; i++) {
                threads.execute(() -> seen.add(timestamps.next()));
            }
        }

        assertThat(seen).hasSize(1000);
    }
}
