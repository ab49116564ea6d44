package dev.talos.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class MeanwhileTest {

    @Test
    void whoever_waits_gets_an_error_as_it_was_thrown() {
        Error error = new UnsatisfiedLinkError("of the tests");
        try (Meanwhile<?> work = Meanwhile.run("work", () -> {
            throw error;
        })) {
            assertThatThrownBy(work::await).isSameAs(error);
        }
    }

    @Test
    void what_nobody_came_for_is_closed() {
        AtomicBoolean closed = new AtomicBoolean();

        Meanwhile.<AutoCloseable>run("work", () -> () -> closed.set(true)).close();

        assertThat(closed).isTrue();
    }

    @Test
    void what_somebody_came_for_is_his_to_close() {
        AtomicBoolean closed = new AtomicBoolean();
        try (Meanwhile<AutoCloseable> work = Meanwhile.run("work", () -> () -> closed.set(true))) {
            work.await();
        }

        assertThat(closed).isFalse();
    }
}
