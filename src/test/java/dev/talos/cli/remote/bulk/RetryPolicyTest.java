package dev.talos.cli.remote.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));
    private static final RandomGenerator MOST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("only bounded numbers are asked for");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final RetryPolicy policy = new RetryPolicy(Duration.ofMinutes(5), CLOCK, MOST);

    @ParameterizedTest
    @CsvSource({"1,200", "2,400", "3,800", "6,6400", "7,10000", "1000,10000"})
    void waits_double_up_to_ten_seconds(int failures, long millis) {
        assertThat(policy.wait(failures, Duration.ZERO, Optional.empty())).contains(Duration.ofMillis(millis));
    }

    @Test
    void chance_takes_no_more_than_half() {
        assertThat(new RetryPolicy(Duration.ofMinutes(5), CLOCK).wait(7, Duration.ZERO, Optional.empty()))
                .get()
                .satisfies(wait -> assertThat(wait).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"7|7", "Mon, 23 Nov 2026 12:00:42 GMT|42"})
    void the_server_is_not_asked_before_it_wants_to_be(String retryAfter, long seconds) {
        assertThat(policy.wait(1, Duration.ZERO, Optional.of(retryAfter))).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"soon|200", "-1|200", "99999999999999|200", "Mon, 23 Nov 2026 11:00:00 GMT|200"})
    void what_is_no_time_to_come_back_at_does_not_count(String retryAfter, long millis) {
        assertThat(policy.wait(1, Duration.ZERO, Optional.of(retryAfter))).contains(Duration.ofMillis(millis));
    }

    @Test
    void patience_ends() {
        assertThat(policy.wait(9, Duration.ofSeconds(291), Optional.empty())).isEmpty();
        assertThat(policy.wait(1, Duration.ZERO, Optional.of("301"))).isEmpty();
    }
}
