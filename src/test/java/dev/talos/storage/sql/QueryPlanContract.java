package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.ListQuery;
import dev.talos.testing.DatabaseServers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How many rows the database itself says that it touched for each query, among so many that a wrong plan would show: a
 * hundred actors, one key in twenty revoked, one in ten with an end that is past.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueryPlanContract {

    static final int PAGE = 50;

    /** Rows that stand between those of a page and have another status. */
    private static final int IN_BETWEEN = 25;

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final String database = server().newDatabase();
    private final Dialect dialect =
            ServerTesting.settings(server().process().dsn(database)).target().dialect();
    private @Nullable Connection connection;

    abstract DatabaseServers server();

    /** The number of rows in all. */
    abstract int keys();

    /** Makes keys 1 to {@link #keys()}, key i created i milliseconds after 1970 by actor i modulo 100. */
    abstract String[] populate();

    /** What the database did for a query, in the end. */
    abstract Plan explain(Connection connection, String sql, Filler filler) throws SQLException;

    interface Filler {
        void fill(Parameters parameters) throws SQLException;
    }

    /**
     * How a query was answered.
     *
     * @param rows how many rows or index entries were looked at
     */
    record Plan(String index, long rows) {}

    @BeforeAll
    void fillDatabase() throws SQLException {
        ServerTesting.migrated(server().process().dsn(database)).close();
        server().process().execute(database, populate());
        connection = dialect.connections(Dialect.Access.READ).getConnection();
    }

    @AfterAll
    void closeConnection() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    final Plan plan(String sql, Filler filler) throws SQLException {
        return explain(Objects.requireNonNull(connection), sql, filler);
    }

    private Plan plan(@Nullable String actor, @Nullable KeyStatus status, ListQuery.@Nullable Position after)
            throws SQLException {
        ListQuery query = new ListQuery(KeyKind.IMPORTED, new KeyFilter(actor, status), NOW, after, PAGE);
        KeyPages pages = new KeyPages(dialect, NetworkId.NIL, query);
        return plan(pages.sql(), pages::fill);
    }

    private ListQuery.Position middle() {
        return new ListQuery.Position(Instant.ofEpochMilli(keys() / 2), new KeyId(new UUID(1L << 63, 0)));
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(null, null, PAGE),
                Arguments.of("actor 7", null, PAGE),
                Arguments.of(null, KeyStatus.ACTIVE, PAGE + IN_BETWEEN),
                Arguments.of(null, KeyStatus.REVOKED, PAGE),
                Arguments.of(null, KeyStatus.EXPIRED, PAGE),
                Arguments.of("actor 7", KeyStatus.ACTIVE, PAGE + IN_BETWEEN));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_first_page_touches_the_page(@Nullable String actor, @Nullable KeyStatus status, int most)
            throws SQLException {
        assertThat(plan(actor, status, null).rows()).isBetween((long) PAGE, most + 1L);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_page_in_the_middle_touches_the_page(@Nullable String actor, @Nullable KeyStatus status, int most)
            throws SQLException {
        assertThat(plan(actor, status, middle()).rows()).isBetween((long) PAGE, most + 2L);
    }

    @Test
    void a_lookup_by_digest_touches_one_key() throws SQLException {
        Plan plan = plan(
                SqlKeyStore.BY_DIGEST + " IN (?)",
                parameters -> parameters.bytes(NetworkId.NIL.toBytes()).bytes(hash("SHA-256", 17)));
        assertThat(plan.index()).contains("api_keys_by_digest");
        assertThat(plan.rows()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_lookup_of_a_hundred_digests_touches_a_hundred_keys() throws SQLException {
        Plan plan = plan(SqlKeyStore.BY_DIGEST + " IN (?" + ", ?".repeat(127) + ")", parameters -> {
            parameters.bytes(NetworkId.NIL.toBytes());
            for (int i = 0; i < 128; i++) {
                parameters.bytes(hash("SHA-256", Math.min(i, 99) * 7 + 1));
            }
        });
        assertThat(plan.index()).contains("api_keys_by_digest");
        assertThat(plan.rows()).isLessThanOrEqualTo(128);
    }

    @Test
    void a_lookup_by_id_touches_one_key() throws SQLException {
        Plan plan = plan(
                KeyUpdate.SELECT,
                parameters -> parameters
                        .bytes(NetworkId.NIL.toBytes())
                        .bytes(hash("MD5", 17))
                        .number(KeyCodes.of(KeyKind.IMPORTED)));
        assertThat(plan.index()).contains(idIndex());
        assertThat(plan.rows()).isLessThanOrEqualTo(1);
    }

    String idIndex() {
        return "api_keys_by_id";
    }

    @Test
    void a_lookup_by_request_touches_one_key() throws SQLException {
        Plan plan = plan(
                EarlierKeys.BY_REQUEST + " IN (?)",
                parameters -> parameters
                        .bytes(NetworkId.NIL.toBytes())
                        .number(KeyCodes.of(KeyKind.IMPORTED))
                        .text("request 17"));
        assertThat(plan.index()).contains("api_keys_by_request");
        assertThat(plan.rows()).isLessThanOrEqualTo(1);
    }

    @Test
    void the_quota_check_touches_no_key() throws SQLException {
        Plan plan = plan(KeyCount.SELECT, parameters -> parameters.bytes(NetworkId.NIL.toBytes()));
        assertThat(plan.rows()).isLessThanOrEqualTo(1);
    }

    /** The hash of a number's text, of which the tests make digests and ids. */
    static byte[] hash(String algorithm, int number) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance(algorithm)
                            .digest(Integer.toString(number).getBytes(StandardCharsets.US_ASCII)))
                    .array();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
