package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.IssuedKeyFormat;
import dev.talos.credential.IssuedKeyFormat.IssuedKey;
import dev.talos.model.KeyId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Issued keys that our secret signed, and that are still nobody's. */
class IssuedKeyTest {

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Instant> timesInTheFuture() {
        Instant edge = Bench.START.plus(Duration.ofMinutes(5));
        return Stream.of(
                edge.plusSeconds(1), Bench.START.plus(Duration.ofDays(365)), Instant.ofEpochSecond(999_999_999_999L));
    }

    private Verdict verdict(String prefix, Instant issuedAt) {
        IssuedKey key = new IssuedKey(prefix, issuedAt, KeyId.random());
        return bench.verdict(IssuedKeyFormat.mint(key, bench.ring).expose());
    }

    @ParameterizedTest
    @MethodSource("timesInTheFuture")
    void one_from_the_future_is_a_strangers(Instant issuedAt) {
        assertThat(verdict("talos", issuedAt)).isEqualTo(new Verdict.Unknown(VerificationError.NOT_FOUND));
    }

    @Test
    void one_without_a_record_is_not_told_from_a_strangers() {
        assertThat(verdict("talos", Bench.START)).isEqualTo(new Verdict.Unknown(VerificationError.NOT_FOUND));
    }

    @Test
    void one_of_a_prefix_that_is_not_in_use_is_a_strangers() {
        assertThat(verdict("acme", Bench.START)).isEqualTo(new Verdict.Unknown(VerificationError.NOT_FOUND));
    }
}
