package dev.talos.storage.sql;

import static dev.talos.testing.Keys.CREATED;
import static dev.talos.testing.Keys.imported;
import static dev.talos.testing.Keys.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import dev.talos.model.RevocationReason;
import dev.talos.storage.KeyStore;
import dev.talos.storage.Quota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step to counted keys, on a database that has keys. */
final class KeyCountMigrationTest {

    private static final NetworkId ELSEWHERE = new NetworkId(UUID.fromString("c1a3e3a0-0000-4000-8000-00000000000f"));

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    /** Two keys that are not revoked and one that is here, and one elsewhere. */
    @BeforeEach
    void storeKeysAndGoBack() throws IOException, SQLException {
        file = directory.resolve("keys.db");
        Revocation end = new Revocation(CREATED, RevocationReason.UNSPECIFIED, null);
        try (Database database = SqliteTesting.migrated(file)) {
            KeyStore store = database.keyStore();
            store.insertImported(
                    NetworkId.NIL,
                    List.of(
                            imported(NetworkId.NIL, "raw 1"),
                            imported(NetworkId.NIL, "raw 2", key(CREATED, CREATED), null),
                            imported(NetworkId.NIL, "raw 3", key(CREATED, null).revoked(end), null)),
                    Quota.NONE);
            store.insertImported(ELSEWHERE, List.of(imported(ELSEWHERE, "raw 1")), Quota.NONE);
        }
        for (String step : List.of("V0004__keys_by_end", "V0003__legacy_digests", "V0002__key_counts")) {
            run(Files.readString(Path.of("src/main/resources/db/migration/sqlite", step + ".down.sql")));
        }
        run("DELETE FROM schema_migrations WHERE version >= 2");
    }

    @Test
    void the_way_up_counts_the_keys_that_are_there() throws SQLException {
        SqliteTesting.migrated(file).close();
        assertThat(query("SELECT hex(network_id) || ' ' || unrevoked FROM key_counts ORDER BY network_id"))
                .containsExactly("00000000000000000000000000000000 2", "C1A3E3A000004000800000000000000F 1");
    }

    @Test
    void the_way_back_takes_the_counts_away_and_leaves_the_keys() throws SQLException {
        assertThat(query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
                .containsExactly("api_keys", "schema_migrations");
        assertThat(query("SELECT count(*) FROM api_keys")).containsExactly("4");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection =
                SqlitePragmas.dataSource(file, Dialect.Access.WRITE).getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (Connection connection =
                        SqlitePragmas.dataSource(file, Dialect.Access.READ).getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
