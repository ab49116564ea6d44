package dev.talos.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.HashedPart;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.NewImportedKey;
import dev.talos.testing.Keys;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new InsertOutcome.TooManySchemes(), new ImportOutcome.TooManySchemes()),
                Arguments.of(new InsertOutcome.TooManyAlike(), new ImportOutcome.TooManyAlike()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void repeats_of_a_refused_digest_do_not_go_to_the_store(InsertOutcome stored, ImportOutcome told) {
        ImportBatch batch = new ImportBatch(4);
        IntStream.range(0, 3).forEach(i -> batch.add(i, hashed("a")));
        batch.add(3, Keys.imported(NetworkId.NIL, "a"));
        batch.settleStored(batch.next(10), List.of(stored));

        assertThat(batch.next(10)).extracting(ImportBatch.Candidate::index).containsExactly(3);
        batch.settle(3, new ImportOutcome.NotStored());
        assertThat(batch.outcomes()).containsExactly(told, told, told, new ImportOutcome.NotStored());
    }

    private static NewImportedKey hashed(String rawKey) {
        NewImportedKey key = Keys.imported(NetworkId.NIL, rawKey);
        HashedPart part = new HashedPart(new LegacyScheme("sha256"), null);
        return new NewImportedKey(key.key(), key.digest(), key.otherDigests(), null, part);
    }
}
