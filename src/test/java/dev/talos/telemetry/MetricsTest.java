package dev.talos.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void the_process_is_told_of_once_it_is_watched() {
        try (Metrics metrics = new Metrics()) {
            metrics.watchProcess();

            assertThat(metrics.scrape()).contains("jvm_gc_", "jvm_memory_used_bytes", "system_cpu_count");
        }
    }

    @Test
    void a_total_is_asked_for_at_each_scrape_also_when_nobody_else_holds_its_source() {
        AtomicLong lost = new AtomicLong(1);
        try (Metrics metrics = new Metrics()) {
            metrics.total("talos.lines.lost", "Lines that are lost", () -> lost.get());
            lost.set(7);
            System.gc();

            assertThat(metrics.scrape()).contains("talos_lines_lost_total 7.0");
        }
    }
}
