package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.DatabaseServers;
import dev.talos.testing.MariaDbProcess;
import dev.talos.testing.PostgresProcess;
import dev.talos.testing.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that are dead for 20 seconds, and others that are locked for 30, all at the same time to save it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LongTroubleTest {

    /** What is promised. */
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /** And what a machine with more to do than it can needs to notice. */
    private static final Duration AT_MOST = Duration.ofMillis(2600);

    private final List<Outage> outages = new ArrayList<>();
    private final List<LongLock> locks = new ArrayList<>();

    @BeforeAll
    void live() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outage>> dead = List.of(
                    threads.submit(() -> Outage.lived("PostgreSQL", PostgresProcess.start())),
                    threads.submit(() -> Outage.lived("MariaDB", MariaDbProcess.start())));
            List<Future<LongLock>> locked = List.of(
                    threads.submit(() -> LongLock.lived("PostgreSQL", DatabaseServers.POSTGRES)),
                    threads.submit(() -> LongLock.lived("MariaDB", DatabaseServers.MARIADB)));
            for (Future<Outage> outage : dead) {
                outages.add(outage.get());
            }
            for (Future<LongLock> lock : locked) {
                locks.add(lock.get());
            }
        }
    }

    @AfterAll
    void stop() {
        outages.forEach(Outage::stop);
    }

    List<Outage> outages() {
        return outages;
    }

    List<LongLock> locks() {
        return locks;
    }

    private static List<Timed> requests(Outage outage) {
        return Stream.concat(outage.verifications().stream(), outage.batches().values().stream())
                .toList();
    }

    private static List<Timed> refused(Outage outage) {
        return requests(outage).stream()
                .filter(timed -> timed.answer().status() == 503)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("outages")
    void while_a_database_is_gone_requests_are_told_so_in_time(Outage outage) {
        List<Duration> times =
                refused(outage).stream().map(Timed::took).sorted().toList();
        assertThat(times).hasSizeGreaterThan(10);
        assertThat(times.get(times.size() * 9 / 10)).isLessThan(PROMISED);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void no_request_waits_for_long(Outage outage) {
        assertThat(requests(outage))
                .allSatisfy(timed -> assertThat(timed.took()).isLessThan(AT_MOST));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void requests_are_told_when_to_come_again(Outage outage) {
        assertThat(refused(outage))
                .allSatisfy(timed ->
                        assertThat(timed.answer().header("Retry-After")).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("outages")
    void nothing_but_the_truth_is_told(Outage outage) {
        assertThat(requests(outage))
                .extracting(timed -> timed.answer().status())
                .isSubsetOf(200, 503, 504);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void the_server_is_alive_and_not_ready_while_its_database_is_gone(Outage outage) {
        assertThat(outage.readinessWhileGone())
                .extracting(timed -> timed.answer().status())
                .isNotEmpty()
                .containsOnly(503);
        assertThat(outage.livenessWhileGone())
                .extracting(timed -> timed.answer().status())
                .containsOnly(200);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void verifications_work_again_without_a_restart(Outage outage) {
        assertThat(outage.verifications().getLast().answer().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @MethodSource("outages")
    void no_acknowledged_write_is_lost(Outage outage) {
        assertThat(outage.batches()).allSatisfy((name, timed) -> {
            if (timed.answer().status() == 200) {
                assertThat(outage.stored(name)).isEqualTo(Outage.BATCH);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("outages")
    void what_the_database_did_not_confirm_is_stored_whole_or_not_at_all(Outage outage) {
        assertThat(outage.batches())
                .anySatisfy((_, timed) -> assertThat(timed.answer().status()).isNotEqualTo(200));
        assertThat(outage.batches()).allSatisfy((name, timed) -> {
            if (timed.answer().status() != 200) {
                assertThat(outage.stored(name)).isIn(0L, (long) Outage.BATCH);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("locks")
    void whoever_needs_what_is_locked_is_told_in_time(LongLock lock) {
        assertThat(lock.changes()).hasSizeGreaterThan(10).allSatisfy(timed -> {
            assertThat(timed.answer().reason()).isEqualTo("GATEWAY_TIMEOUT");
            assertThat(timed.took()).isLessThan(AT_MOST);
        });
    }

    @ParameterizedTest
    @MethodSource("locks")
    void a_lock_is_nothing_to_those_who_verify(LongLock lock) {
        assertThat(lock.verifications())
                .extracting(timed -> timed.answer().status())
                .containsOnly(200);
    }

    @ParameterizedTest
    @MethodSource("locks")
    void all_is_well_once_a_lock_is_gone(LongLock lock) {
        assertThat(lock.changeAfter().answer().status()).isEqualTo(200);
    }
}
