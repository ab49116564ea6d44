package dev.talos.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void prints_as_redacted_wherever_it_stands() {
        record Holder(Secret inner) {}

        assertThat("%s %s".formatted(Secret.of("hunter2"), new Holder(Secret.of("hunter2"))))
                .isEqualTo("[REDACTED] Holder[inner=[REDACTED]]");
    }

    @Test
    void equals_another_with_the_same_text() {
        assertThat(Secret.of("a key")).isEqualTo(Secret.of("a key")).isNotEqualTo(Secret.of("another"));
    }

    @Test
    void has_a_hash_that_tells_nothing() {
        assertThat(Secret.of("a key")).hasSameHashCodeAs(Secret.of("another"));
    }
}
