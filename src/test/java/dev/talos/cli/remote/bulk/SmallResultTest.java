package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallResultTest {
    @Test
    void details_of_rows_that_are_too_many_are_not_asked_for() {
        SmallResult small = new SmallResult();

        assertThat(small.mayKeep(SmallResult.MOST_ROWS - 1)).isTrue();
        assertThat(small.mayKeep(SmallResult.MOST_ROWS)).isFalse();
    }
}
