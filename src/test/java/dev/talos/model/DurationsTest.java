package dev.talos.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "3600s, PT1H",
        "0.5s, PT0.5S",
        "1h30m, PT1H30M",
        "720h, PT720H",
        "1.5h, PT1H30M",
        "100ms, PT0.1S",
        "5us, PT0.000005S",
        "5µs, PT0.000005S",
        "5μs, PT0.000005S",
        "7ns, PT0.000000007S",
        "30d, PT720H",
        "2w, PT336H",
        "1mo, PT720H",
        "1y, PT8760H",
        "1y6mo, PT13080H",
        "1m1mo, PT720H1M",
        "0s, PT0S",
        "1.9999999999s, PT1.999999999S"
    })
    void reads(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "1",
                "0",
                "-1s",
                "+1s",
                "1 s",
                " 1s",
                "1s ",
                "1S",
                "1M",
                "1.s.",
                "1..5s",
                "1h 30m",
                "one",
                "1e3s",
                "1x",
                "1ho",
                "999999999999999999999s",
                "293y",
                "9223372036854775808ns",
                "P1D",
                "1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s1s"
            })
    void refuses(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT-0.5S, -0.5s", "PT-1H, -3600s", "PT0S, 0s", "PT0.000000001S, 0.000000001s", "PT100S, 100s"})
    void writes(Duration duration, String text) {
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807ns", "9223372036854775807.9ns", "9223372036s854775807ns"})
    void reads_up_to_292_years_of_nanoseconds(String text) {
        assertThat(Durations.parse(text)).contains(Duration.ofNanos(Long.MAX_VALUE));
    }

    @Property
    void reads_what_it_writes(@ForAll @LongRange(min = 0) long nanos) {
        Duration duration = Duration.ofNanos(nanos);

        assertThat(Durations.parse(Durations.format(duration))).contains(duration);
    }

    @Property
    void no_text_makes_it_throw(@ForAll String text) {
        assertThat(Durations.parse(text))
                .satisfiesAnyOf(
                        duration -> assertThat(duration).isEmpty(),
                        duration -> assertThat(duration.orElseThrow()).isGreaterThanOrEqualTo(Duration.ZERO));
    }
}
