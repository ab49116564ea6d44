package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SQLite's own word that what is done for issued keys and for quotas reads no more rows than it needs. */
final class SqliteIssuedQueryPlanTest {

    private static final String BY_ID = "INDEX api_keys_by_id (network_id=? AND key_id=?)";
    private static final String BY_NETWORK = "PRIMARY KEY (network_id=?)";

    @TempDir
    private Path directory;

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of(BY_ID, SqlKeyStore.BY_ID + " IN (?)"),
                Arguments.of(BY_ID, SqlKeyStore.BY_ID + " IN (?, ?)"),
                Arguments.of(BY_ID, KeyUpdate.SELECT),
                Arguments.of(BY_ID, KeyUpdate.UPDATE),
                Arguments.of(BY_ID, KeyUpdate.DELETE_UNREVOKED),
                Arguments.of(BY_NETWORK, KeyCount.SELECT),
                Arguments.of(BY_NETWORK, KeyCount.ADD),
                Arguments.of(
                        "INDEX api_keys_by_request (network_id=? AND kind=? AND request_id=?)",
                        EarlierKeys.BY_REQUEST + " IN (?)"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void a_query_is_one_search_of_its_index(String index, String sql) throws SQLException {
        assertThat(plan(sql)).singleElement().asString().startsWith("SEARCH").endsWith(index);
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
