package dev.talos.app;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MeanwhileTest {

    @Test
    void whoever_waits_gets_an_error_as_it_was_thrown() {
        Error error = new UnsatisfiedLinkError("of the tests");
        try (Meanwhile work = Meanwhile.run("work", () -> {
            throw error;
        })) {
            assertThatThrownBy(work::await).isSameAs(error);
        }
    }
}
