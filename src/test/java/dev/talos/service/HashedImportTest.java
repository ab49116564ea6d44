package dev.talos.service;

import static dev.talos.service.Bench.request;
import static dev.talos.service.HashedRequests.BCRYPT_KEY;
import static dev.talos.service.HashedRequests.bcrypt;
import static dev.talos.service.HashedRequests.keyed;
import static dev.talos.service.HashedRequests.sha256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyKind;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.ListQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports of keys of which only a digest is known, and checks that import nothing. */
class HashedImportTest {

    private Bench bench;

    @BeforeEach
    void open(@TempDir Path directory) {
        bench = new Bench(directory, HashedRequests.SECRETS);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static List<Checked<ImportRequest>> items(ImportRequest... requests) {
        return Arrays.stream(requests)
                .<Checked<ImportRequest>>map(Checked.Ok::new)
                .toList();
    }

    @Test
    void a_hashed_key_is_in_the_store() {
        ApiKey key = bench.imported(sha256("legacy-1"));

        assertThat(bench.store.find(Bench.NETWORK, key.kind(), key.keyId())).contains(key);
    }

    @Test
    void the_same_digest_again_is_refused_and_the_first_is_named() {
        ApiKey first = bench.imported(sha256("legacy-1"));

        assertThat(bench.importAll(sha256("legacy-1"))).containsExactly(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void a_digest_imported_under_a_secret_that_is_now_retired_is_refused() {
        ApiKey first = bench.imported(sha256("legacy-1"));
        bench.rotate();

        assertThat(bench.importAll(sha256("legacy-1"))).containsExactly(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void a_digest_whose_key_has_been_seen_since_is_refused() {
        ApiKey first = bench.imported(sha256("legacy-1"));
        bench.verdict("legacy-1");
        bench.settle();

        assertThat(bench.importAll(sha256("legacy-1"))).containsExactly(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void a_raw_key_whose_digest_is_there_is_refused() {
        ApiKey first = bench.imported(sha256("legacy-1"));

        assertThat(bench.importAll(request("legacy-1")))
                .containsExactly(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void a_raw_key_whose_keyed_digest_is_there_is_refused() {
        ApiKey first = bench.imported(keyed("legacy-1"));

        assertThat(bench.importAll(request("legacy-1")))
                .containsExactly(new ImportOutcome.AlreadyExists(first.keyId()));
    }

    @Test
    void a_raw_key_and_its_digest_in_one_batch_are_one_key() {
        assertThat(bench.importAll(sha256("a"), request("a"), request("b"), sha256("b")))
                .extracting(outcome -> outcome.getClass().getSimpleName())
                .containsExactly("Imported", "RepeatedInBatch", "Imported", "RepeatedInBatch");
    }

    @Test
    void a_ttl_beyond_what_is_configured_is_refused() {
        ImportRequest request = sha256("a");
        assertThat(bench.importAll(new ImportRequest(request.form(), request.attributes(), Duration.ofDays(366), null)))
                .hasOnlyElementsOfType(ImportOutcome.Invalid.class);
    }

    @Test
    void a_repeated_request_finds_the_key_that_the_first_one_made() {
        ImportRequest request = sha256("a");
        ImportRequest named = new ImportRequest(request.form(), request.attributes(), null, "request-1");
        ApiKey first = bench.imported(named);

        assertThat(bench.importAll(named)).containsExactly(new ImportOutcome.Imported(first));
    }

    @Test
    void a_check_foretells_an_import_of_all_sorts() {
        bench.imported(sha256("there"));
        bench.imported(request("raw there"));
        bench.quota = new QuotaSettings(5L);
        List<Checked<ImportRequest>> items = new ArrayList<>(items(
                request("new"),
                request("there"),
                sha256("there"),
                request("raw there"),
                sha256("new"),
                request("too long", Duration.ofDays(9999), null),
                bcrypt(),
                request(BCRYPT_KEY),
                request("fits"),
                request("does not fit")));
        items.add(3, new Checked.Faulty<>(List.of(new FieldViolation("requests[3].name", "is missing"))));

        List<ImportOutcome> foretold = bench.importKeys.checkAll(Bench.NETWORK, items);
        List<ImportOutcome> done = bench.importKeys.importAll(Bench.NETWORK, items);

        assertThat(foretold.stream().map(HashedImportTest::name))
                .containsExactlyElementsOf(
                        done.stream().map(HashedImportTest::name).toList())
                .contains("Imported", "AlreadyExists", "RepeatedInBatch", "Invalid", "QuotaExceeded");
    }

    private static String name(ImportOutcome outcome) {
        return outcome instanceof ImportOutcome.Importable
                ? "Imported"
                : outcome.getClass().getSimpleName();
    }

    @Test
    void a_check_stores_nothing() {
        bench.importKeys.checkAll(Bench.NETWORK, items(request("a"), sha256("b")));

        ListQuery all = new ListQuery(KeyKind.IMPORTED, KeyFilter.NONE, bench.now, null, 10);
        assertThat(bench.store.list(Bench.NETWORK, all).keys()).isEmpty();
    }
}
