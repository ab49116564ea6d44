package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EventLoopsTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void an_event_loop_goes_on_with_what_it_is_at() throws Exception {
        CompletableFuture<List<String>> order = new CompletableFuture<>();
        vertx.runOnContext(_ -> {
            List<String> seen = new ArrayList<>();
            EventLoops.current().execute(() -> {
                seen.add("later");
                order.complete(seen);
            });
            seen.add("first");
        });

        assertThat(order.get(10, TimeUnit.SECONDS)).containsExactly("first", "later");
    }

    @Test
    void tasks_of_an_event_loop_run_on_its_thread() throws Exception {
        CompletableFuture<Boolean> same = new CompletableFuture<>();
        vertx.runOnContext(_ -> {
            Thread here = Thread.currentThread();
            EventLoops.current().execute(() -> same.complete(Thread.currentThread() == here));
        });

        assertThat(same.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_thread_that_is_no_event_loop_runs_tasks_at_once() {
        List<String> seen = new ArrayList<>();
        EventLoops.current().execute(() -> seen.add("first"));
        seen.add("second");

        assertThat(seen).containsExactly("first", "second");
    }
}
