package dev.talos.service;

import static dev.talos.service.Bench.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.model.ApiKey;
import dev.talos.model.FieldViolation;
import dev.talos.testing.Vectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportKeysTest {

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new Bench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<JsonNode> issuedKeys() {
        return Vectors.each("issued");
    }

    @Test
    void an_imported_key_is_in_the_store() {
        ApiKey key = bench.imported(request("legacy-1"));

        assertThat(bench.store.find(Bench.NETWORK, key.kind(), key.keyId())).contains(key);
    }

    @Test
    void the_same_raw_key_again_is_refused_and_the_first_is_named() {
        ApiKey first = bench.imported(request("legacy-1"));

        assertThat(bench.importKeys.importOne(Bench.NETWORK, request("legacy-1")))
                .isEqualTo(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void a_raw_key_imported_under_a_secret_that_is_now_retired_is_refused() {
        ApiKey first = bench.imported(request("legacy-1"));
        bench.rotate();

        assertThat(bench.importKeys.importOne(Bench.NETWORK, request("legacy-1")))
                .isEqualTo(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void keys_that_differ_in_a_space_are_two_keys() {
        bench.imported(request("legacy-1"));

        assertThat(bench.importAll(request("legacy-1 "), request(" legacy-1")))
                .hasOnlyElementsOfType(ImportOutcome.Imported.class);
    }

    @Test
    void a_raw_key_twice_in_a_batch_goes_in_once_and_the_second_names_the_first() {
        List<ImportOutcome> outcomes = bench.importAll(request("a"), request("b"), request("a"));

        assertThat(outcomes.get(2)).isEqualTo(new ImportOutcome.RepeatedInBatch(0));
    }

    @Test
    void a_raw_key_twice_in_a_batch_goes_in_when_the_first_is_invalid() {
        List<ImportOutcome> outcomes = bench.importAll(request("a", Duration.ZERO, null), request("a"));

        assertThat(outcomes.get(1)).isInstanceOf(ImportOutcome.Imported.class);
    }

    @Test
    void a_raw_key_twice_in_a_batch_goes_in_when_the_first_is_answered_with_an_earlier_key() {
        bench.imported(request("an earlier raw key", null, "request-1"));

        List<ImportOutcome> outcomes = bench.importAll(request("a", null, "request-1"), request("a"), request("a"));

        assertThat(outcomes.get(1)).isInstanceOf(ImportOutcome.Imported.class);
        assertThat(outcomes.get(2)).isEqualTo(new ImportOutcome.RepeatedInBatch(1));
        assertThat(bench.verdict("a")).isInstanceOf(Verdict.Valid.class);
    }

    @Test
    void a_batch_sent_again_names_the_key_of_its_first_time() {
        ImportOutcome first =
                bench.importAll(request("a", null, "request-1"), request("a")).getFirst();

        assertThat(bench.importAll(request("a", null, "request-1"), request("a")))
                .containsExactly(
                        first,
                        new ImportOutcome.AlreadyExists(
                                ((ImportOutcome.Imported) first).key().keyId()));
    }

    @Test
    void one_bad_item_fails_no_other() {
        List<ImportOutcome> outcomes =
                bench.importAll(request("a"), request("b", Duration.ofDays(9999), null), request("c"));

        assertThat(outcomes)
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Imported", "Invalid", "Imported");
    }

    @Test
    void a_repeated_request_finds_the_key_that_the_first_one_made() {
        ApiKey first = bench.imported(request("a", null, "request-1"));

        assertThat(bench.importKeys.importOne(Bench.NETWORK, request("another raw key", null, "request-1")))
                .isEqualTo(new ImportOutcome.Imported(first));
    }

    @Test
    void a_request_id_twice_in_a_batch_stands_for_one_key() {
        List<ImportOutcome> outcomes =
                bench.importAll(request("a", null, "request-1"), request("a", null, "request-1"));

        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
    }

    @Test
    void a_batch_longer_than_a_transaction_goes_in_whole() {
        ImportRequest[] requests = Stream.iterate(0, i -> i + 1)
                .limit(1000)
                .map(i -> request("key-" + i))
                .toArray(ImportRequest[]::new);

        assertThat(bench.importAll(requests)).hasSize(1000).hasOnlyElementsOfType(ImportOutcome.Imported.class);
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_that_was_issued_under_our_secret_needs_no_import(JsonNode vector) {
        bench.ring = Vectors.ring();

        assertThat(bench.importKeys.importOne(
                        Bench.NETWORK, request(vector.get("secret").asText())))
                .isInstanceOf(ImportOutcome.IssuedHere.class);
    }

    @ParameterizedTest
    @MethodSource("issuedKeys")
    void a_key_that_was_issued_under_a_foreign_secret_is_imported_like_any_other(JsonNode vector) {
        assertThat(bench.importKeys.importOne(
                        Bench.NETWORK, request(vector.get("secret").asText())))
                .isInstanceOf(ImportOutcome.Imported.class);
    }

    @Test
    void a_ttl_counts_from_now() {
        assertThat(bench.imported(request("a", Duration.ofHours(1), null)).expireTime())
                .isEqualTo(bench.now.plusSeconds(3600));
    }

    @Test
    void without_a_ttl_the_key_never_expires() {
        assertThat(bench.imported(request("a")).expireTime()).isNull();
    }

    @Test
    void without_a_ttl_the_configured_default_holds() {
        bench.settings = new KeySettings(Duration.ofDays(30), Duration.ofDays(365));

        assertThat(bench.imported(request("a")).expireTime()).isEqualTo(bench.now.plus(Duration.ofDays(30)));
    }

    @Test
    void a_ttl_may_be_as_long_as_is_configured() {
        assertThat(bench.imported(request("a", Duration.ofDays(365), null)).expireTime())
                .isEqualTo(bench.now.plus(Duration.ofDays(365)));
    }

    @Test
    void a_ttl_beyond_what_is_configured_is_refused_with_the_bounds() {
        assertThat(bench.importKeys.importOne(Bench.NETWORK, request("a", Duration.ofDays(366), null)))
                .isEqualTo(new ImportOutcome.Invalid(List.of(new FieldViolation(
                        "ttl", "is 31622400s; allowed are 1s to 31536000s (credentials.api_keys.max_ttl)"))));
    }

    @Test
    void a_ttl_below_a_second_is_refused() {
        assertThat(bench.importKeys.importOne(Bench.NETWORK, request("a", Duration.ofMillis(999), null)))
                .isInstanceOf(ImportOutcome.Invalid.class);
    }
}
