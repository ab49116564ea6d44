package dev.talos.storage.sql;

import static dev.talos.testing.HashedKeys.SHA256;
import static dev.talos.testing.HashedKeys.hashed;
import static dev.talos.testing.HashedKeys.seen;
import static dev.talos.testing.Keys.digest;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step to keys of which only a digest is known, there and back, on a database that has keys. */
final class LegacyDigestsMigrationTest {

    private static final NetworkId HERE = NetworkId.NIL;

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    /** One key that came raw, one that was seen and one that waits. */
    @BeforeEach
    void storeKeys() {
        file = directory.resolve("keys.db");
        NewImportedKey seen = hashed(HERE, SHA256, "raw 2");
        try (Database database = SqliteTesting.migrated(file)) {
            KeyStore store = database.keyStore();
            store.insertImported(
                    HERE, List.of(imported(HERE, "raw 1"), seen, hashed(HERE, SHA256, "raw 3")), Quota.NONE);
            store.rewriteDigests(HERE, List.of(seen(HERE, seen.key(), SHA256, "raw 2")));
        }
    }

    private void goBack() throws IOException, SQLException {
        for (String step : List.of("V0004__keys_by_end", "V0003__legacy_digests")) {
            run(Files.readString(Path.of("src/main/resources/db/migration/sqlite", step + ".down.sql")));
        }
        run("DELETE FROM schema_migrations WHERE version >= 3");
    }

    @Test
    void the_way_back_and_up_again_keeps_what_can_be_verified_without_it() throws IOException, SQLException {
        goBack();
        try (Database database = SqliteTesting.migrated(file)) {
            KeyStore store = database.keyStore();
            assertThat(store.findImported(HERE, List.of(digest(HERE, "raw 1"), digest(HERE, "raw 2"))))
                    .hasSize(2);
            assertThat(store.legacySchemes(HERE)).isEmpty();
        }
    }

    @Test
    void the_way_back_keeps_the_count_of_keys_and_lets_those_that_went_come_again() throws IOException, SQLException {
        goBack();
        try (Database database = SqliteTesting.migrated(file)) {
            KeyStore store = database.keyStore();
            List<NewImportedKey> keys = List.of(hashed(HERE, SHA256, "raw 3"), imported(HERE, "raw 4"));
            assertThat(store.insertImported(HERE, keys, new Quota(3))).hasToString("[Inserted[], QuotaExceeded[]]");
        }
    }

    @Test
    void a_server_of_the_schema_before_can_still_write() throws SQLException {
        run("INSERT INTO api_keys (network_id, kind, digest, secret_id, request_id, key_id, create_time, update_time,"
                + " expire_time, last_used_time, name, actor_id, scopes, metadata, visibility, rate_limit_quota,"
                + " rate_limit_window_nanos, rate_limit_unit, allowed_cidrs, revoke_time, revocation_reason,"
                + " revocation_description) VALUES (x'" + HexFormat.of().formatHex(HERE.toBytes()) + "', 2, x'"
                + HexFormat.of().formatHex(digest(HERE, "raw 9").toBytes()) + "', 1, NULL, x'"
                + HexFormat.of().formatHex(KeyId.random().toBytes())
                + "', 1, 1, NULL, NULL, 'name', 'actor', '[]', '{}', 1, NULL, NULL, NULL, '[]', NULL, NULL, NULL)");
        try (Database database = SqliteTesting.open(file)) {
            assertThat(database.keyStore()
                            .findImported(HERE, List.of(digest(HERE, "raw 9")))
                            .values())
                    .singleElement()
                    .satisfies(found -> assertThat(found.scheme()).isNull());
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection =
                SqlitePragmas.dataSource(file, Dialect.Access.WRITE).getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }
}
