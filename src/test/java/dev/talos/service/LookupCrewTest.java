package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LookupCrewTest {

    private final LookupCrew crew = new LookupCrew(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        crew.close();
    }

    private <T> FutureTask<T> given(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        crew.execute(task);
        return task;
    }

    private void waitToGo() {
        try {
            go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            // The crew closes.
        }
    }

    @Test
    void a_closed_crew_takes_nothing() {
        crew.close();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> crew.execute(() -> {}));
    }

    @Test
    void whoever_waits_for_what_was_never_begun_is_told_at_the_close() {
        crew.execute(this::waitToGo);
        FutureTask<String> behind = given(() -> "never");

        crew.close();

        assertThat(behind.isCancelled()).isTrue();
    }
}
