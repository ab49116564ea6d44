package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|1000|100|10|, 50%, 0:10 left",
                "100|1000|100|1|, 10%, 15:00 left",
                "1000|1000|100|1|, 100%, 0:00 left",
                "0|1000|0|0|''",
                "500|1000|100|0|''",
                "2000|1000|100|1|''"
            })
    void the_time_left_is_that_of_the_rows_left(long bytes, long size, long rows, double rate, String left) {
        assertThat(Progress.left(bytes, size, rows, rate)).isEqualTo(left);
    }
}
