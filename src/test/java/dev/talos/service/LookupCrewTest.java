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

    private final LookupCrew crew = new LookupCrew(1, 1);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void close() {
        go.countDown();
        crew.close();
    }

    private static <T> FutureTask<T> given(LookupCrew crew, Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        crew.execute(task);
        return task;
    }

    private void waitToGo() {
        begun.countDown();
        try {
            go.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            // The crew closes.
        }
    }

    /** Returns once the one usual thread has been at something for long. */
    private void holdUp(LookupCrew crew) throws InterruptedException {
        crew.execute(this::waitToGo);
        begun.await();
        while (!crew.isHeldUp()) {
            Thread.onSpinWait();
        }
    }

    private static <T> T done(FutureTask<T> task) throws Exception {
        return task.get(10, TimeUnit.SECONDS);
    }

    @Test
    void what_comes_first_is_done_by_the_usual_thread() throws Exception {
        assertThat(done(given(crew, () -> Thread.currentThread().getName()))).isEqualTo("lookup-0");
    }

    @Test
    void what_comes_while_the_usual_thread_is_held_up_is_done_by_the_spare_one() throws Exception {
        holdUp(crew);

        assertThat(done(given(crew, () -> Thread.currentThread().getName()))).isEqualTo("spare-lookup-0");
    }

    @Test
    void what_waits_already_when_the_usual_thread_is_held_up_is_done_by_the_spare_one() throws Exception {
        crew.execute(this::waitToGo);

        assertThat(done(given(crew, () -> Thread.currentThread().getName()))).isEqualTo("spare-lookup-0");
    }

    @Test
    void the_usual_thread_does_what_comes_after_it_was_held_up() throws Exception {
        holdUp(crew);
        go.countDown();
        while (crew.isHeldUp()) {
            Thread.onSpinWait();
        }

        assertThat(done(given(crew, () -> Thread.currentThread().getName()))).isEqualTo("lookup-0");
    }

    @Test
    void the_spare_thread_helps_as_soon_as_one_is_held_up_and_no_other_is_free() throws Exception {
        try (LookupCrew two = new LookupCrew(2, 1)) {
            two.execute(this::waitToGo);
            two.execute(this::waitToGo);

            assertThat(done(given(two, () -> Thread.currentThread().getName()))).isEqualTo("spare-lookup-0");
            go.countDown();
        }
    }

    @Test
    void a_thread_whose_task_threw_is_replaced() throws Exception {
        crew.execute(() -> {
            throw new IllegalStateException("as if the database had failed");
        });
        holdUp(crew);

        assertThat(done(given(crew, () -> Thread.currentThread().getName()))).isEqualTo("spare-lookup-0");
    }

    @Test
    void without_a_spare_thread_all_wait_for_the_usual_one() throws Exception {
        try (LookupCrew alone = new LookupCrew(1, 0)) {
            holdUp(alone);
            FutureTask<String> behind =
                    given(alone, () -> Thread.currentThread().getName());
            go.countDown();

            assertThat(done(behind)).isEqualTo("lookup-0");
        }
    }

    @Test
    void a_closed_crew_takes_nothing() {
        crew.close();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> crew.execute(() -> {}));
    }

    @Test
    void whoever_waits_for_what_was_never_begun_is_told_at_the_close() {
        FutureTask<String> behind;
        try (LookupCrew alone = new LookupCrew(1, 0)) {
            alone.execute(this::waitToGo);
            behind = given(alone, () -> "never");
        }

        assertThat(behind.isCancelled()).isTrue();
    }
}
