package dev.talos.storage.sql;

import static dev.talos.testing.HashedKeys.SHA256;
import static dev.talos.testing.HashedKeys.hashed;
import static dev.talos.testing.Keys.imported;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.storage.InsertOutcome;
import dev.talos.storage.KeyStore;
import dev.talos.storage.NewImportedKey;
import dev.talos.storage.Quota;
import dev.talos.storage.SchemeCount;
import dev.talos.testing.Together;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts that a server did not keep, because it is older than they are. */
abstract class RecountContract {

    private static final NetworkId HERE = NetworkId.NIL;
    private static final NetworkId ELSEWHERE = new NetworkId(UUID.fromString("c1a3e3a0-0000-4000-8000-00000000000f"));

    /** Of what is looked through at a time. */
    private static final int MORE_THAN_A_PART = 700;

    private final DatabaseSettings settings = newDatabase();
    private final Database database = ServerTesting.open(settings);

    /** With its schema. */
    abstract DatabaseSettings newDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    private KeyStore store() {
        return database.keyStore();
    }

    private void insert(String rawKey) {
        store().insertImported(HERE, List.of(imported(HERE, rawKey)), Quota.NONE);
    }

    private void execute(String... statements) {
        ServerTesting.execute(settings, List.of(statements));
    }

    /** How many keys the quota has to allow for one more to go in. */
    private long quotaForOneMore() {
        long most = 0;
        while (store().checkImported(HERE, List.of(imported(HERE, "one more")), new Quota(most))
                .contains(new InsertOutcome.QuotaExceeded())) {
            most++;
        }
        return most;
    }

    @Test
    void keys_that_were_added_uncounted_are_counted() {
        insert("raw 1");
        insert("raw 2");
        execute("UPDATE key_counts SET unrevoked = 0");
        assertThat(database.recount()).isEqualTo(1);
        assertThat(quotaForOneMore()).isEqualTo(3);
    }

    @Test
    void keys_of_a_tenant_that_was_never_counted_are_counted() {
        insert("raw 1");
        execute("DELETE FROM key_counts");
        database.recount();
        assertThat(quotaForOneMore()).isEqualTo(2);
    }

    @Test
    void keys_that_went_uncounted_make_room() {
        insert("raw 1");
        execute("UPDATE key_counts SET unrevoked = 7", "DELETE FROM api_keys");
        database.recount();
        assertThat(quotaForOneMore()).isEqualTo(1);
    }

    @Test
    void revoked_keys_do_not_count() {
        NewImportedKey key = imported(HERE, "raw 1");
        store().insertImported(HERE, List.of(key), Quota.NONE);
        execute("UPDATE api_keys SET revoke_time = 1, revocation_reason = 1");
        database.recount();
        assertThat(quotaForOneMore()).isEqualTo(1);
    }

    @Test
    void counts_that_are_right_are_left_alone() {
        insert("raw 1");
        store().insertImported(ELSEWHERE, List.of(imported(ELSEWHERE, "raw 1")), Quota.NONE);
        assertThat(database.recount()).isZero();
    }

    @Test
    void those_who_count_and_those_who_write_at_once_do_each_other_no_harm() {
        insert("raw");
        execute("UPDATE key_counts SET unrevoked = 0");
        Together.call(24, i -> {
            if (i % 3 == 0) {
                return database.recount();
            }
            insert("raw " + i);
            return 0;
        });
        database.recount();
        assertThat(database.recount()).isZero();
        assertThat(quotaForOneMore()).isEqualTo(18);
    }

    @Test
    void a_scheme_whose_keys_were_deleted_uncounted_is_no_longer_in_use() {
        NewImportedKey key = hashed(HERE, SHA256, "raw");
        store().insertImported(HERE, List.of(key), Quota.NONE);
        execute("DELETE FROM api_keys");
        database.recount();
        assertThat(store().legacySchemes(HERE)).noneMatch(scheme -> scheme.inUse());
    }

    @Test
    void a_key_that_is_still_to_be_seen_keeps_its_scheme_in_use() {
        NewImportedKey key = hashed(HERE, SHA256, "raw");
        store().insertImported(HERE, List.of(key), Quota.NONE);
        database.recount();
        assertThat(store().legacySchemes(HERE)).allMatch(scheme -> scheme.inUse());
        assertThat(store().find(HERE, KeyKind.IMPORTED, key.key().keyId())).isPresent();
    }

    @Test
    void a_key_that_was_deleted_uncounted_before_it_was_seen_is_not_taken_for_seen() {
        store().insertImported(HERE, List.of(hashed(HERE, SHA256, "raw 1"), hashed(HERE, SHA256, "raw 2")), Quota.NONE);
        execute("DELETE FROM api_keys WHERE key_id NOT IN"
                + " (SELECT key_id FROM (SELECT key_id FROM api_keys ORDER BY key_id LIMIT 1) kept)");
        database.recount();
        assertThat(store().legacySchemes(HERE)).containsExactly(new SchemeCount(SHA256, 1, 1));
    }

    @Test
    void what_was_left_beside_deleted_keys_goes_and_what_is_beside_others_stays() throws SQLException {
        store().insertImported(
                        HERE,
                        IntStream.range(0, MORE_THAN_A_PART)
                                .mapToObj(i -> imported(HERE, "raw " + i))
                                .toList(),
                        Quota.NONE);
        store().insertImported(ELSEWHERE, List.of(imported(ELSEWHERE, "raw 1")), Quota.NONE);
        execute("INSERT INTO legacy_digests (network_id, key_id, digest)"
                + " SELECT network_id, key_id, digest FROM api_keys");
        database.recount();
        assertThat(digestsKept()).isEqualTo(MORE_THAN_A_PART + 1);
        execute("DELETE FROM api_keys WHERE key_id NOT IN"
                + " (SELECT key_id FROM (SELECT key_id FROM api_keys ORDER BY key_id LIMIT 5) kept)");
        database.recount();
        assertThat(digestsKept()).isEqualTo(5);
    }

    private int digestsKept() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM legacy_digests")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connect() throws SQLException {
        return settings.target().dialect().connections(Dialect.Access.UNHURRIED).getConnection();
    }

    @Test
    void who_finds_nothing_wrong_waits_for_nobody_who_writes() throws SQLException {
        insert("raw");
        try (Connection other = connect()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.executeUpdate("UPDATE api_keys SET name = 'locked'");
                statement.executeUpdate("UPDATE key_counts SET unrevoked = unrevoked");
                assertThat(database.recount()).isZero();
            }
            other.rollback();
        }
    }
}
