package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.testing.Keys;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportBatchTest {

    static Stream<ImportOutcome> failures() {
        return Stream.of(
                new ImportOutcome.NotStored(),
                new ImportOutcome.QuotaExceeded(),
                new ImportOutcome.AlreadyExists(KeyId.random()));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_repeat_of_what_is_not_in_is_told_what_the_first_was_told(ImportOutcome failure) {
        ImportBatch batch = new ImportBatch(2);
        batch.add(0, Keys.imported(NetworkId.NIL, "a"));
        batch.add(1, Keys.imported(NetworkId.NIL, "a"));
        batch.settle(0, failure);

        assertThat(batch.outcomes()).containsExactly(failure, failure);
    }
}
