package dev.talos.storage.sql;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.attributes;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterProperty;

/** That the count of a tenant's keys is right whatever was done to them. */
final class KeyCountTest {

    private static final Revocation END = new Revocation(CREATED, RevocationReason.SUPERSEDED, null);

    private static final String RIGHT = "SELECT"
            + " coalesce((SELECT unrevoked FROM key_counts WHERE network_id = ?1), 0),"
            + " (SELECT count(*) FROM api_keys WHERE network_id = ?1 AND revoke_time IS NULL)";

    enum Action {
        IMPORT,
        IMPORT_REVOKED,
        ISSUE,
        RENAME,
        REVOKE,
        ROTATE,
        DELETE
    }

    /** @param pick which raw key, request or key made before */
    record Step(Action action, int pick, Quota quota) {}

    private final Path directory;
    private final Database database;

    KeyCountTest() throws IOException {
        directory = Files.createTempDirectory("key-count");
        database = SqliteTesting.migrated(directory.resolve("keys.db"));
    }

    @AfterProperty
    void removeDatabase() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Quota> quota = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Quota.NONE)),
                Tuple.of(1, Arbitraries.longs().between(0, 12).map(Quota::new)));
        return Combinators.combine(
                        Arbitraries.of(Action.class), Arbitraries.integers().between(0, 9), quota)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    @Property(tries = 100)
    void the_count_is_the_number_of_keys_that_are_not_revoked(@ForAll("steps") List<Step> steps) throws SQLException {
        NetworkId network = new NetworkId(UUID.randomUUID());
        List<ApiKey> made = new ArrayList<>();
        steps.forEach(step -> take(step, network, made));
        assertCountIsRight(network);
    }

    private void take(Step step, NetworkId network, List<ApiKey> made) {
        KeyStore store = database.keyStore();
        switch (step.action()) {
            case IMPORT -> bring(step, network, key(CREATED, null), made);
            case IMPORT_REVOKED -> bring(step, network, key(CREATED, null).revoked(END), made);
            case ISSUE -> {
                ApiKey key = issued();
                store.insertIssued(network, key, step.pick() > 6 ? "request " + step.pick() : null, step.quota());
                made.add(key);
            }
            case RENAME ->
                pick(
                        step,
                        made,
                        key -> store.update(
                                network,
                                key.kind(),
                                key.keyId(),
                                found -> found.withAttributes(
                                        attributes("renamed " + step.pick(), "an actor"), CREATED)));
            case REVOKE ->
                pick(step, made, key -> store.update(network, key.kind(), key.keyId(), found -> found.revoked(END)));
            case ROTATE ->
                pick(step, made, key -> {
                    ApiKey successor = issued();
                    store.rotate(network, key.keyId(), _ -> successor, END);
                    made.add(successor);
                });
            case DELETE -> pick(step, made, key -> store.delete(network, key.kind(), key.keyId()));
        }
    }

    /** Three raw keys, of which some have come in before, the first with a request id. */
    private void bring(Step step, NetworkId network, ApiKey first, List<ApiKey> made) {
        List<NewImportedKey> keys = IntStream.range(0, 3)
                .mapToObj(i -> imported(
                        network,
                        "raw " + (step.pick() + i),
                        i == 0 ? first : key(CREATED, null),
                        i == 0 ? "request " + step.pick() : null))
                .toList();
        database.keyStore().insertImported(network, keys, step.quota());
        keys.forEach(key -> made.add(key.key()));
    }

    private static ApiKey issued() {
        return new ApiKey(
                KeyId.random(), KeyKind.ISSUED, attributes("a key", "an actor"), CREATED, CREATED, null, null, null);
    }

    /** One that was made or at least tried, if there is any. */
    private static void pick(Step step, List<ApiKey> made, Consumer<ApiKey> action) {
        if (!made.isEmpty()) {
            action.accept(made.get(step.pick() % made.size()));
        }
    }

    private void assertCountIsRight(NetworkId network) throws SQLException {
        Path file = directory.resolve("keys.db");
        try (Connection connection =
                        SqlitePragmas.dataSource(file, Dialect.Access.READ).getConnection();
                var statement = connection.prepareStatement(RIGHT)) {
            statement.setBytes(1, network.toBytes());
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.getLong(1)).isEqualTo(row.getLong(2));
            }
        }
    }
}
