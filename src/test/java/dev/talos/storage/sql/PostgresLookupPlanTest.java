package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.testing.DatabaseServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lookups of some keys among many touch those keys and no others, whatever PostgreSQL knows of its tables. */
final class PostgresLookupPlanTest {

    private static final int KEYS = 20_000;

    /** The last of three. */
    private static final NetworkId TENANT = new NetworkId(new UUID(0, 2));

    /** From the root of an index to a row, at most; to read all keys of a tenant takes hundreds. */
    private static final int BLOCKS = 8;

    private static final List<String> TABLES = List.of("api_keys", "legacy_lookups", "legacy_digests");

    private static final Map<Statistics, Dialect> DATABASES = new EnumMap<>(Statistics.class);

    /** When PostgreSQL looked at the tables. */
    enum Statistics {
        NEVER,
        BEFORE_THE_FIRST_KEY,
        BEFORE_THE_TENANT_CAME,

        /** And kept statistics of tenants, as it did before step 5 of the schema. */
        BEFORE_THE_TENANT_CAME_AND_BEFORE_STEP_5,

        /** And again after it came, but for the first time before step 5, when there was one other tenant. */
        BEFORE_STEP_5_AND_NOW,
        NOW
    }

    /**
     * A query for keys by something.
     *
     * @param values of the keys of some numbers
     * @param found rows for each
     * @param touched at most, for each
     */
    record Query<V>(
            String sql, InQueries.Head head, IntFunction<V> values, InQueries.Type<V> type, int found, int touched) {

        int run(Dialect dialect, Session session, int count) throws SQLException {
            AtomicInteger rows = new AtomicInteger();
            List<V> asked = IntStream.range(0, count).mapToObj(values).toList();
            String query = sql.equals(LegacyLookups.SELECT) ? dialect.ofAnyTenant(sql) : sql;
            new InQueries(dialect, session).run(query, head, asked, type, _ -> rows.incrementAndGet());
            return rows.get();
        }

        @Override
        public String toString() {
            return sql;
        }
    }

    private static Query<byte[]> byBytes(String sql, IntFunction<byte[]> values, int found, int touched) {
        return new Query<>(sql, head -> head.bytes(TENANT.toBytes()), values, InQueries.Type.BYTES, found, touched);
    }

    private static byte[] digest(int number) {
        return PlanData.hash("SHA-256", number);
    }

    private static Stream<Query<?>> queries() {
        return Stream.of(
                byBytes(SqlKeyStore.BY_DIGEST, i -> digest(7 * i + 1), 1, 1),
                byBytes(EarlierKeys.BY_DIGEST, i -> digest(7 * i + 1), 1, 1),
                byBytes(DigestMove.TAKEN, i -> digest(7 * i + 1), 1, 1),
                byBytes(EarlierKeys.BY_LEGACY_DIGEST, i -> digest(7 * i + 1), 1, 1),
                byBytes(SqlKeyStore.BY_ID, i -> PlanData.hash("MD5", 7 * i + 1), 1, 1),
                new Query<>(
                        EarlierKeys.BY_REQUEST,
                        head -> head.bytes(TENANT.toBytes()).number(KeyCodes.of(KeyKind.IMPORTED)),
                        i -> "request " + (7 * i + 1),
                        InQueries.Type.TEXT,
                        1,
                        1),
                // Two keys have one lookup.
                byBytes(LegacyLookups.ALIKE, i -> digest(7 * i + 1), 2, 2),
                byBytes(LegacyLookups.SELECT, i -> digest(7 * i + 1), 2, 4));
    }

    static Stream<Arguments> lookups() {
        return Stream.of(Statistics.values())
                .flatMap(statistics -> queries()
                        .flatMap(query -> Stream.of(1, 2, 16, 64, 128, 1000)
                                .map(count -> Arguments.of(statistics, count, query))));
    }

    @BeforeAll
    static void fillDatabases() {
        for (Statistics statistics : Statistics.values()) {
            DATABASES.put(statistics, filled(statistics));
        }
    }

    private static Dialect filled(Statistics statistics) {
        String database = DatabaseServers.POSTGRES.newDatabase();
        Dialect dialect = ServerTesting.migratedDialect(DatabaseServers.POSTGRES, database);
        alterTables(database, "SET (autovacuum_enabled = off)");
        switch (statistics) {
            case NEVER -> insert(database, 0, 2);
            case BEFORE_THE_FIRST_KEY -> {
                execute(database, "ANALYZE");
                insert(database, 0, 2);
            }
            case BEFORE_THE_TENANT_CAME -> {
                insert(database, 0, 1);
                execute(database, "ANALYZE");
                insert(database, 2, 2);
            }
            case BEFORE_THE_TENANT_CAME_AND_BEFORE_STEP_5 -> {
                alterTables(database, "ALTER COLUMN network_id SET STATISTICS -1");
                insert(database, 0, 1);
                execute(database, "ANALYZE");
                insert(database, 2, 2);
            }
            case BEFORE_STEP_5_AND_NOW -> {
                migrations(database).down(1);
                insert(database, 0, 0);
                execute(database, "ANALYZE");
                migrations(database).up();
                insert(database, 2, 2);
                execute(database, "ANALYZE");
            }
            case NOW -> {
                insert(database, 0, 2);
                execute(database, "ANALYZE");
            }
        }
        return dialect;
    }

    private static Migrations migrations(String database) {
        return ServerTesting.open(DatabaseServers.POSTGRES.process().dsn(database))
                .migrations();
    }

    private static void alterTables(String database, String change) {
        TABLES.forEach(table -> execute(database, "ALTER TABLE " + table + " " + change));
    }

    private static void execute(String database, String... statements) {
        DatabaseServers.POSTGRES.process().execute(database, statements);
    }

    private static void insert(String database, int firstTenant, int lastTenant) {
        String rows = " FROM (SELECT decode(lpad(to_hex(tenant), 32, '0'), 'hex') network, i,"
                + " decode(md5(i::text), 'hex') id, sha256(i::text::bytea) digest,"
                + " sha256((CASE i % 7 WHEN 2 THEN i - 1 ELSE i END)::text::bytea) lookup"
                + " FROM generate_series(" + firstTenant + ", " + lastTenant + ") tenant,"
                + " generate_series(1::bigint, " + KEYS + ") i ORDER BY tenant, i) made";
        execute(
                database,
                "INSERT INTO api_keys (network_id, key_id, kind, digest, secret_id, legacy_scheme, request_id, name,"
                        + " actor_id, scopes, metadata, visibility, create_time, update_time, allowed_cidrs)"
                        + " SELECT network, id, 2, digest, 7, 'bcrypt', 'request ' || i, 'name ' || i, 'actor', '[]',"
                        + " '{}', 1, i * 1000, i * 1000, '[]'" + rows,
                "INSERT INTO legacy_lookups (network_id, lookup, key_id, salt) SELECT network, lookup, id, ''" + rows,
                "INSERT INTO legacy_digests (network_id, digest, key_id) SELECT network, digest, id" + rows);
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void a_lookup_touches_what_it_finds(Statistics statistics, int count, Query<?> query) throws SQLException {
        Dialect dialect = Objects.requireNonNull(DATABASES.get(statistics));
        try (Connection connection = dialect.connections(Dialect.Access.LOOK_UP).getConnection()) {
            AtomicInteger found = new AtomicInteger();
            ExplainAnalyze touched =
                    ExplainAnalyze.of(connection, session -> found.set(query.run(dialect, session, count)));
            assertThat(found).hasValue(count * query.found());
            assertThat(touched.rows()).isLessThanOrEqualTo((long) count * query.touched());
            assertThat(touched.blocks()).isLessThanOrEqualTo((long) count * query.touched() * BLOCKS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_single_key_is_found_by_its_id(Statistics statistics) throws SQLException {
        Dialect dialect = Objects.requireNonNull(DATABASES.get(statistics));
        try (Connection connection = dialect.connections(Dialect.Access.WRITE).getConnection()) {
            KeyUpdate key = new KeyUpdate(TENANT, KeyKind.IMPORTED, KeyId.ofBytes(PlanData.hash("MD5", 17)));
            ExplainAnalyze touched = ExplainAnalyze.of(connection, session -> {
                assertThat(key.find(session, dialect)).isPresent();
                assertThat(key.lock(session, dialect)).isPresent();
            });
            assertThat(touched.rows()).isEqualTo(2);
            assertThat(touched.blocks()).isLessThanOrEqualTo(3 * BLOCKS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_single_key_is_changed_and_deleted_by_its_id(Statistics statistics) throws SQLException {
        Dialect dialect = Objects.requireNonNull(DATABASES.get(statistics));
        try (Connection connection = dialect.connections(Dialect.Access.WRITE).getConnection()) {
            dialect.begin(connection);
            KeyUpdate key = new KeyUpdate(TENANT, KeyKind.IMPORTED, KeyId.ofBytes(PlanData.hash("MD5", 17)));
            ExplainAnalyze changed = ExplainAnalyze.of(
                    connection,
                    session -> key.write(
                            session, dialect, key.find(session, dialect).orElseThrow()));
            assertThat(changed.rows()).isEqualTo(3);
            assertThat(changed.blocks())
                    .as("also of each index that it goes into")
                    .isLessThan(15 * BLOCKS);
            ExplainAnalyze deleted = ExplainAnalyze.of(
                    connection,
                    session -> assertThat(key.delete(session, dialect)).isTrue());
            assertThat(deleted.blocks()).isLessThan(15 * BLOCKS);
            dialect.rollback(connection);
        }
    }
}
