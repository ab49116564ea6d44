package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeptHeadsTest {

    private static final List<Header> OFTEN = List.of(Header.constant("X-Often", "so"));

    private final KeptHeads heads = new KeptHeads(List.of(OFTEN));

    private static Answer answer(List<Header> headers, int bodyBytes) {
        return new Answer(200, headers, new byte[bodyBytes]);
    }

    @Test
    void headers_that_many_answers_have_are_made_once_for_each_length_of_a_body() {
        assertThat(heads.of(answer(OFTEN, 10))).isSameAs(heads.of(answer(OFTEN, 10)));
    }

    @Test
    void they_tell_the_length_of_the_body() {
        assertThat(Objects.requireNonNull(heads.of(answer(OFTEN, 7))).get("Content-Length"))
                .isEqualTo("7");
    }

    @Test
    void they_hold_what_the_answer_does() {
        assertThat(Objects.requireNonNull(heads.of(answer(OFTEN, 7))).get("X-Often"))
                .isEqualTo("so");
    }

    @Test
    void no_other_headers_are_kept_be_they_equal() {
        assertThat(heads.of(answer(new ArrayList<>(OFTEN), 10))).isNull();
    }

    @Test
    void those_of_long_bodies_are_not_kept() {
        assertThat(heads.of(answer(OFTEN, 100_000))).isNull();
    }
}
