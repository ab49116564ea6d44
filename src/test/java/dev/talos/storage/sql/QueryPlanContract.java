package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.KeyStatus;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyFilter;
import dev.talos.storage.KeyPage;
import dev.talos.storage.ListQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many rows and index entries the database itself says that it touched for what the store asks, among so many keys
 * that a wrong plan would show. There are an ordinary tenant and some whose keys lie as badly as they can.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class QueryPlanContract {

    private static final int PAGE = 50;

    /** Entries that stand between those of a page and have another status, in the ordinary tenant. */
    private static final int IN_BETWEEN = 25;

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    /** A hundred actors; one key in twenty is revoked, one in ten has an end that is past. */
    static final NetworkId ORDINARY = tenant(0);

    /** All keys are revoked but the twenty oldest: five that have no end, five that have one to come, ten expired. */
    static final NetworkId WORN_OUT = tenant(1);

    /** All keys have expired but the ten oldest: five that have no end, five that have one to come. */
    static final NetworkId SHORT_LIVED = tenant(2);

    /** All keys have an end to come but the ten oldest, which have expired. */
    static final NetworkId LONG_LIVED = tenant(3);

    /** The older half has expired, the newer has an end to come. */
    static final NetworkId HALF_AND_HALF = tenant(4);

    private @Nullable Dialect dialect;
    private @Nullable Connection connection;

    private static NetworkId tenant(int number) {
        return new NetworkId(new UUID(0, number));
    }

    /** A database with the schema. */
    abstract Dialect newDatabase();

    /**
     * Makes keys 1 to {@link #keys()} of the ordinary tenant and 1 to {@link #hostileKeys()} of each other: key i created i
     * milliseconds after 1970; those of the ordinary tenant by actor i modulo 100, the others by one.
     */
    abstract void populate() throws SQLException;

    int keys() {
        return 20_000;
    }

    int hostileKeys() {
        return 20_000;
    }

    /** For how many touched the database counts a row of which all columns are read, at most. */
    long wholeRows() {
        return 1;
    }

    abstract byte[] keyId(int number);

    abstract byte[] digest(int number);

    /** How many rows and index entries were touched. May do the work more than once. */
    abstract long touched(Connection connection, Work work) throws SQLException;

    interface Work {
        void run(Session session) throws SQLException;
    }

    @BeforeAll
    void fillDatabase() throws SQLException {
        dialect = newDatabase();
        populate();
        connection = dialect.connections(Dialect.Access.READ).getConnection();
    }

    @AfterAll
    void closeConnection() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private long touched(Work work) throws SQLException {
        return touched(Objects.requireNonNull(connection), work);
    }

    final long touchedBy(String sql, Condition.Values values) throws SQLException {
        return touched(session -> {
            PreparedStatement statement = session.prepare(sql);
            values.fill(new Parameters(statement));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    rows.getObject(1);
                }
            }
        });
    }

    private KeyPages pages(NetworkId tenant, KeyFilter filter, ListQuery.@Nullable Position after, int limit) {
        return new KeyPages(
                Objects.requireNonNull(dialect), tenant, new ListQuery(KeyKind.IMPORTED, filter, NOW, after, limit));
    }

    private record Touched(KeyPage page, long rows) {}

    private Touched page(NetworkId tenant, KeyFilter filter, ListQuery.@Nullable Position after) throws SQLException {
        List<KeyPage> read = new ArrayList<>();
        long rows =
                touched(session -> read.add(pages(tenant, filter, after, PAGE).read(session)));
        return new Touched(read.getLast(), rows);
    }

    private ListQuery.Position middle() {
        return new ListQuery.Position(Instant.ofEpochMilli(keys() / 2), new KeyId(new UUID(1L << 63, 0)));
    }

    /** With a status, keys are found in one index or two, and then read by their ids. */
    static Stream<Arguments> lists() {
        return Stream.of(
                Arguments.of(null, null, PAGE),
                Arguments.of("actor 7", null, PAGE),
                Arguments.of(null, KeyStatus.REVOKED, PAGE),
                Arguments.of(null, KeyStatus.ACTIVE, 3 * PAGE + IN_BETWEEN),
                Arguments.of(null, KeyStatus.EXPIRED, 2 * PAGE + IN_BETWEEN),
                Arguments.of("actor 7", KeyStatus.ACTIVE, 2 * PAGE + IN_BETWEEN));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_first_page_touches_the_page(@Nullable String actor, @Nullable KeyStatus status, int most)
            throws SQLException {
        Touched first = page(ORDINARY, new KeyFilter(actor, status), null);
        assertThat(first.page().keys()).hasSize(PAGE);
        assertThat(first.rows()).isBetween((long) PAGE, wholeRows() * (most + 2L));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void a_page_in_the_middle_touches_the_page(@Nullable String actor, @Nullable KeyStatus status, int most)
            throws SQLException {
        Touched middle = page(ORDINARY, new KeyFilter(actor, status), middle());
        assertThat(middle.page().keys()).hasSize(PAGE);
        assertThat(middle.rows()).isBetween((long) PAGE, wholeRows() * (most + 4L));
    }

    static Stream<Arguments> few() {
        return Stream.concat(fewOf(null), fewOf("only"));
    }

    private static Stream<Arguments> fewOf(@Nullable String actor) {
        return Stream.of(
                Arguments.of(WORN_OUT, actor, KeyStatus.ACTIVE),
                Arguments.of(WORN_OUT, actor, KeyStatus.EXPIRED),
                Arguments.of(SHORT_LIVED, actor, KeyStatus.ACTIVE),
                Arguments.of(LONG_LIVED, actor, KeyStatus.EXPIRED));
    }

    @ParameterizedTest
    @MethodSource("few")
    void ten_keys_behind_all_the_others_are_found_at_once(NetworkId tenant, @Nullable String actor, KeyStatus status)
            throws SQLException {
        Touched found = page(tenant, new KeyFilter(actor, status), null);
        assertThat(found.page().keys()).hasSize(10).allMatch(key -> key.statusAt(NOW) == status);
        assertThat(found.page().next()).isNull();
        assertThat(found.rows()).isLessThan(2L * KeySearch.MOST + 1100);
    }

    @Test
    void a_page_ends_early_where_many_stand_on_either_side() throws SQLException {
        Touched early = page(HALF_AND_HALF, new KeyFilter(null, KeyStatus.EXPIRED), null);
        assertThat(early.page().keys()).isEmpty();
        assertThat(early.page().next()).isNotNull();
        assertThat(early.rows()).isLessThan(2L * KeySearch.MOST + 100);
    }

    @Test
    void a_page_by_actor_and_status_ends_early_as_well() throws SQLException {
        Touched early = page(HALF_AND_HALF, new KeyFilter("only", KeyStatus.EXPIRED), null);
        assertThat(early.page().next()).isNotNull();
        assertThat(early.rows()).isLessThan(3L * KeySearch.MOST + 100);
    }

    @Test
    void pages_that_end_early_lead_to_what_was_asked_for() throws SQLException {
        KeyFilter expired = new KeyFilter(null, KeyStatus.EXPIRED);
        Session session = new Session(Objects.requireNonNull(connection));
        KeyPage page = pages(HALF_AND_HALF, expired, null, PAGE).read(session);
        int early = 0;
        while (page.keys().isEmpty()) {
            early++;
            page = pages(HALF_AND_HALF, expired, page.next(), PAGE).read(session);
        }
        assertThat(page.keys().getFirst().createTime()).isEqualTo(Instant.ofEpochMilli(hostileKeys() / 2));
        assertThat(early).isLessThanOrEqualTo(hostileKeys() / 2 / KeySearch.MOST + 1);
    }

    @Test
    void keys_behind_many_others_are_read_by_their_ends_in_parts() throws SQLException {
        int ended = 2_500;
        ListQuery query = new ListQuery(
                KeyKind.IMPORTED, new KeyFilter(null, KeyStatus.EXPIRED), Instant.ofEpochMilli(ended + 1), null, ended);
        KeyPage page = new KeyPages(Objects.requireNonNull(dialect), HALF_AND_HALF, query)
                .read(new Session(Objects.requireNonNull(connection)));
        assertThat(page.keys())
                .extracting(key -> key.createTime().toEpochMilli())
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates()
                .hasSize(ended);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64, 100, 128, 1000})
    void a_lookup_of_digests_touches_a_key_for_each(int digests) throws SQLException {
        List<byte[]> asked =
                IntStream.range(0, digests).mapToObj(i -> digest(i * 7 + 1)).toList();
        List<byte[]> found = new ArrayList<>();
        long rows = touched(session -> new InQueries(Objects.requireNonNull(dialect), session)
                .run(
                        SqlKeyStore.BY_DIGEST,
                        head -> head.bytes(ORDINARY.toBytes()),
                        asked,
                        InQueries.Type.BYTES,
                        row -> found.add(row.getBytes(KeyRows.FIRST_MORE))));
        assertThat(found).containsExactlyInAnyOrderElementsOf(asked);
        assertThat(rows).isLessThanOrEqualTo(digests * wholeRows());
    }

    @Test
    void a_lookup_by_id_touches_one_key() throws SQLException {
        assertThat(touchedBy(
                        Objects.requireNonNull(dialect).ofAnyTenant(KeyUpdate.SELECT),
                        parameters -> parameters
                                .bytes(ORDINARY.toBytes())
                                .bytes(keyId(17))
                                .number(KeyCodes.of(KeyKind.IMPORTED))))
                .isLessThanOrEqualTo(wholeRows());
    }

    @Test
    void a_lookup_by_request_touches_one_key() throws SQLException {
        List<String> asked = List.of("request 17");
        List<String> found = new ArrayList<>();
        long rows = touched(session -> new InQueries(Objects.requireNonNull(dialect), session)
                .run(
                        EarlierKeys.BY_REQUEST,
                        head -> head.bytes(ORDINARY.toBytes()).number(KeyCodes.of(KeyKind.IMPORTED)),
                        asked,
                        InQueries.Type.TEXT,
                        row -> found.add(row.getString(KeyRows.FIRST_MORE))));
        assertThat(found).isEqualTo(asked);
        assertThat(rows).isLessThanOrEqualTo(wholeRows());
    }

    @Test
    void the_quota_check_touches_no_key() throws SQLException {
        assertThat(touchedBy(KeyCount.SELECT, parameters -> parameters.bytes(ORDINARY.toBytes())))
                .as("at most a count for each tenant")
                .isLessThanOrEqualTo(5);
    }
}
