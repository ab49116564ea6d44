package dev.talos.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenLifeTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private static final TokenLife LIFE = new TokenLife(START, START, END);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 300})
    void it_has_ended_in_the_second_it_names_and_not_before_that(long skewSeconds) {
        Duration skew = Duration.ofSeconds(skewSeconds);
        Instant end = END.plus(skew);

        assertThat(LIFE.hasEnded(end.minusNanos(1), skew)).isFalse();
        assertThat(LIFE.hasEnded(end, skew)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 300})
    void it_has_begun_in_the_second_it_names_and_not_before_that(long skewSeconds) {
        Duration skew = Duration.ofSeconds(skewSeconds);
        Instant start = START.minus(skew);

        assertThat(LIFE.hasBegun(start.minusNanos(1), skew)).isFalse();
        assertThat(LIFE.hasBegun(start, skew)).isTrue();
    }

    @Test
    void fractions_of_a_second_are_cut_off() {
        assertThat(new TokenLife(START.plusNanos(1), START.plusMillis(999), END.plusMillis(500)))
                .isEqualTo(LIFE);
    }
}
