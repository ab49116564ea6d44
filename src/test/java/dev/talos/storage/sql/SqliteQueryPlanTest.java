package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.ListQuery;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SQLite's own word that each query is read off the index meant for it, in the index's order. */
final class SqliteQueryPlanTest {

    /** The planner changes its mind with the number of values. */
    private static final String MANY = " IN (?" + ", ?".repeat(127) + ")";

    @TempDir
    private Path directory;

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", SqlKeyStore.BY_DIGEST + " IN (?)"),
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", SqlKeyStore.BY_DIGEST + " IN (?, ?)"),
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", SqlKeyStore.BY_DIGEST + MANY),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", SqlKeyStore.BY_ID + MANY),
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", EarlierKeys.BY_DIGEST + MANY),
                Arguments.of(
                        "api_keys_by_request (network_id=? AND kind=? AND request_id=?)",
                        EarlierKeys.BY_REQUEST + MANY),
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", DigestMove.TAKEN + MANY),
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", EarlierKeys.BY_DIGEST + " IN (?, ?)"),
                Arguments.of(
                        "api_keys_by_request (network_id=? AND kind=? AND request_id=?)",
                        EarlierKeys.BY_REQUEST + " IN (?, ?)"),
                Arguments.of("api_keys_by_digest (network_id=? AND digest=?)", DigestMove.TAKEN + " IN (?, ?)"),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", DigestMove.MOVE),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", DigestMove.MOVE_LEGACY),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", LegacyKeys.SCHEME),
                Arguments.of("legacy_lookups_by_key (network_id=? AND key_id=?)", LegacyKeys.FORGET_LOOKUP),
                Arguments.of("legacy_digests_by_key (network_id=? AND key_id=?)", LegacyKeys.FORGET_DIGEST),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", KeyUpdate.SELECT),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", KeyUpdate.UPDATE),
                Arguments.of("api_keys_by_id (network_id=? AND key_id=?)", KeyUpdate.DELETE),
                Arguments.of("api_keys_by_secret (kind=? AND secret_id=?)", SqlKeyStore.COUNT_UNDER));
    }

    static Stream<Arguments> queriesOfTablesWithoutRowid() {
        return Stream.of(
                Arguments.of("(network_id=?)", LegacySchemes.SELECT),
                Arguments.of("(network_id=? AND scheme=?)", LegacySchemes.ADD),
                Arguments.of("(network_id=? AND lookup=?)", LegacyLookups.ALIKE + " IN (?, ?)"),
                Arguments.of("(network_id=? AND digest=?)", EarlierKeys.BY_LEGACY_DIGEST + " IN (?, ?)"));
    }

    static Stream<Arguments> lists() {
        String actor = "api_keys_by_actor (network_id=? AND kind=? AND actor_id=?";
        return Stream.of(
                Arguments.of(null, null, List.of("api_keys_by_time (network_id=? AND kind=?")),
                Arguments.of(null, KeyStatus.REVOKED, List.of("api_keys_revoked (network_id=? AND kind=?")),
                Arguments.of(null, KeyStatus.EXPIRED, List.of("api_keys_expiring (network_id=? AND kind=?")),
                Arguments.of(
                        null,
                        KeyStatus.ACTIVE,
                        List.of(
                                "api_keys_endless (network_id=? AND kind=?",
                                "api_keys_expiring (network_id=? AND kind=?")),
                Arguments.of("an actor", null, List.of(actor)),
                Arguments.of("an actor", KeyStatus.ACTIVE, List.of(actor)),
                Arguments.of("an actor", KeyStatus.REVOKED, List.of(actor)),
                Arguments.of("an actor", KeyStatus.EXPIRED, List.of(actor)));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_is_one_search_of_its_index(String index, String sql) throws SQLException {
        assertThat(plan(sql)).singleElement().asString().startsWith("SEARCH").endsWith(" INDEX " + index);
    }

    @ParameterizedTest
    @MethodSource("queriesOfTablesWithoutRowid")
    void a_query_is_one_search_of_its_table(String columns, String sql) throws SQLException {
        assertThat(plan(sql)).singleElement().asString().startsWith("SEARCH").endsWith(" PRIMARY KEY " + columns);
    }

    @Test
    void keys_alike_are_found_by_their_lookup_and_read_by_their_id() throws SQLException {
        assertThat(plan(LegacyLookups.SELECT + " IN (?, ?)"))
                .containsExactly(
                        "SEARCH legacy_lookups USING PRIMARY KEY (network_id=? AND lookup=?)",
                        "SEARCH api_keys USING INDEX api_keys_by_id (network_id=? AND key_id=?)");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_first_page_is_read_off_its_indexes_in_order(
            @Nullable String actor, @Nullable KeyStatus status, List<String> indexes) throws SQLException {
        assertReadInOrder(statements(actor, status, null), indexes, ")");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_later_page_starts_where_the_one_before_ended(
            @Nullable String actor, @Nullable KeyStatus status, List<String> indexes) throws SQLException {
        ListQuery.Position after = new ListQuery.Position(Instant.EPOCH, KeyId.random());
        assertReadInOrder(statements(actor, status, after), indexes, " AND create_time<?)");
    }

    /** One search each, and nothing to sort. */
    private void assertReadInOrder(List<String> statements, List<String> indexes, String range) throws SQLException {
        assertThat(statements).hasSameSizeAs(indexes);
        for (int i = 0; i < indexes.size(); i++) {
            assertThat(plan(statements.get(i)))
                    .singleElement()
                    .asString()
                    .startsWith("SEARCH")
                    .endsWith(" INDEX " + indexes.get(i) + range);
        }
    }

    /** What is asked for a page of an empty table. */
    private List<String> statements(
            @Nullable String actor, @Nullable KeyStatus status, ListQuery.@Nullable Position after)
            throws SQLException {
        Path file = directory.resolve("keys.db");
        SqliteTesting.migrated(file).close();
        List<String> asked = new ArrayList<>();
        try (Connection real =
                SqlitePragmas.dataSource(file, Dialect.Access.READ).getConnection()) {
            Connection recording = (Connection) Proxy.newProxyInstance(
                    Dialect.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        asked.add((String) arguments[0]);
                        return method.invoke(real, arguments);
                    });
            KeyFilter filter = new KeyFilter(actor, status);
            ListQuery query = new ListQuery(KeyKind.IMPORTED, filter, Instant.EPOCH, after, 50);
            new KeyPages(new SqliteDialect(file), NetworkId.NIL, query).read(new Session(recording));
        }
        return asked;
    }

    private List<String> plan(String sql) throws SQLException {
        Path file = directory.resolve("keys.db");
        SqliteTesting.migrated(file).close();
        try (Connection connection =
                        SqlitePragmas.dataSource(file, Dialect.Access.READ).getConnection();
                ResultSet rows = connection.createStatement().executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString("detail"));
            }
            return steps;
        }
    }
}
