package dev.talos.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "ttl, ttl, 0",
        "tll, ttl, 1",
        "tl, ttl, 1",
        "tttl, ttl, 1",
        "sevre, serve, 1",
        "'', abc, 3",
        "kitten, sitting, 3"
    })
    void counts_slips(String from, String to, int slips) {
        assertThat(Spelling.distance(from, to)).isEqualTo(slips);
    }
}
