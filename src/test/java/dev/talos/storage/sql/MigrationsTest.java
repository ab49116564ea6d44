package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Migration.State;
import dev.talos.testing.Together;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationsTest {

    private static final MigrationScript FIRST =
            new MigrationScript(1, "first", "CREATE TABLE a (x INTEGER);", "DROP TABLE a;");
    private static final MigrationScript SECOND =
            new MigrationScript(2, "second", "CREATE TABLE b (x INTEGER);\nINSERT INTO b VALUES (1);", "DROP TABLE b;");
    private static final MigrationScript FAILING = new MigrationScript(
            2, "failing", "CREATE TABLE b (x INTEGER);\nINSERT INTO nowhere VALUES (1);", "DROP TABLE b;");
    private static final MigrationScript FAILING_HALF_WAY =
            new MigrationScript(2, "failing half-way", "-- talos: no transaction\n" + FAILING.up(), "DROP TABLE b;");

    private static final MigrationScript THIRD =
            new MigrationScript(3, "third", "CREATE TABLE c (x INTEGER);", "DROP TABLE c;");

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void chooseFile() {
        file = directory.resolve("keys.db");
    }

    private Migrations migrations(MigrationScript... scripts) {
        return new Migrations(new SqliteDialect(file), Arrays.asList(scripts), InstantSource.system());
    }

    private static List<MigrationScript> shipped() {
        return new SqliteDialect(Path.of("unused")).migrations();
    }

    private List<String> tables() throws SQLException {
        return query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
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

    @Test
    void where_there_is_no_file_every_step_is_pending() {
        assertThat(migrations(FIRST, SECOND).status())
                .containsExactly(new Migration(1, "first", State.PENDING), new Migration(2, "second", State.PENDING));
    }

    @Test
    void asking_for_the_status_makes_no_file() {
        migrations(FIRST).status();
        assertThat(file).doesNotExist();
    }

    @Test
    void where_there_is_no_file_the_schema_is_too_old() {
        assertThat(migrations(FIRST, SECOND).check()).isEqualTo(new SchemaState.TooOld(0, 2));
    }

    @Test
    void up_takes_every_step() {
        assertThat(migrations(FIRST, SECOND).up()).isEqualTo(new SchemaState.Current(2));
        assertThat(migrations(FIRST, SECOND).status())
                .extracting(Migration::state)
                .containsOnly(State.APPLIED);
    }

    @Test
    void up_runs_every_statement_of_a_step() throws SQLException {
        migrations(FIRST, SECOND).up();
        assertThat(query("SELECT x FROM b")).containsExactly("1");
    }

    @Test
    void up_takes_the_steps_that_are_missing() throws SQLException {
        migrations(FIRST).up();
        assertThat(migrations(FIRST, SECOND).check()).isEqualTo(new SchemaState.TooOld(1, 2));
        assertThat(migrations(FIRST, SECOND).up()).isEqualTo(new SchemaState.Current(2));
        assertThat(tables()).containsExactly("a", "b", "schema_migrations");
    }

    @Test
    void a_second_up_finds_nothing_to_do() {
        migrations(FIRST, SECOND).up();
        assertThat(migrations(FIRST, SECOND).up()).isEqualTo(new SchemaState.Current(2));
    }

    @Test
    void many_at_once_take_each_step_once() {
        List<SchemaState> states =
                Together.call(8, _ -> migrations(FIRST, SECOND).up());
        assertThat(states).containsOnly(new SchemaState.Current(2));
    }

    @Test
    void a_schema_one_step_ahead_of_this_build_is_told_and_left_alone() {
        migrations(FIRST, SECOND).up();
        assertThat(migrations(FIRST).check()).isEqualTo(new SchemaState.OneAhead(2, 1));
        assertThat(migrations(FIRST).up()).isEqualTo(new SchemaState.OneAhead(2, 1));
    }

    @Test
    void a_schema_much_newer_than_this_build_is_told_and_left_alone() {
        migrations(FIRST, SECOND, THIRD).up();
        assertThat(migrations(FIRST).check()).isEqualTo(new SchemaState.TooNew(3, 1));
        assertThat(migrations(FIRST).up()).isEqualTo(new SchemaState.TooNew(3, 1));
    }

    @Test
    void a_step_that_this_build_does_not_know_is_shown() {
        migrations(FIRST, SECOND).up();
        assertThat(migrations(FIRST).status()).contains(new Migration(2, "second", State.APPLIED));
    }

    @Test
    void a_step_that_fails_in_a_transaction_leaves_nothing_behind() throws SQLException {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> migrations(FIRST, FAILING).up());
        assertThat(migrations(FIRST, FAILING).check()).isEqualTo(new SchemaState.TooOld(1, 2));
        assertThat(tables()).containsExactly("a", "schema_migrations");
    }

    @Test
    void a_step_that_failed_can_be_taken_when_it_is_mended() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> migrations(FIRST, FAILING).up());
        assertThat(migrations(FIRST, SECOND).up()).isEqualTo(new SchemaState.Current(2));
    }

    @Test
    void a_step_that_fails_half_way_outside_a_transaction_is_marked() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> migrations(FIRST, FAILING_HALF_WAY).up());
        assertThat(migrations(FIRST, FAILING_HALF_WAY).check()).isEqualTo(new SchemaState.Dirty(2));
        assertThat(migrations(FIRST, FAILING_HALF_WAY).status())
                .contains(new Migration(2, "failing half-way", State.DIRTY));
    }

    @Test
    void a_dirty_schema_is_left_alone() throws SQLException {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> migrations(FIRST, FAILING_HALF_WAY).up());
        assertThat(migrations(FIRST, SECOND, THIRD).up()).isEqualTo(new SchemaState.Dirty(2));
        assertThat(tables()).doesNotContain("c");
    }

    @Test
    void the_file_is_its_owners_alone() throws IOException {
        migrations(FIRST).up();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_missing_directory_is_told() {
        file = directory.resolve("missing").resolve("keys.db");
        assertThatExceptionOfType(StoreException.Unavailable.class)
                .isThrownBy(() -> migrations(FIRST).up())
                .withMessageContaining("directory");
    }

    @Test
    void the_shipped_steps_are_numbered_without_gaps() {
        assertThat(shipped()).extracting(MigrationScript::version).first().isEqualTo(1);
        assertThat(shipped().getLast().version()).isEqualTo(shipped().size());
    }

    @Test
    void every_shipped_file_is_a_step_or_its_way_back() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration/sqlite"))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(shipped().stream()
                            .map(script -> "V%04d__%s".formatted(script.version(), script.name()))
                            .flatMap(name -> Stream.of(name + ".up.sql", name + ".down.sql"))
                            .toList());
        }
    }

    @Test
    void down_takes_back_as_many_steps_as_asked_for() throws SQLException {
        migrations(FIRST, SECOND, THIRD).up();
        assertThat(migrations(FIRST, SECOND, THIRD).down(2)).isEqualTo(new SchemaState.TooOld(1, 3));
        assertThat(tables()).containsExactly("a", "schema_migrations");
    }

    @Test
    void down_beyond_the_first_step_stops_there() {
        migrations(FIRST, SECOND).up();
        assertThat(migrations(FIRST, SECOND).down(9)).isEqualTo(new SchemaState.TooOld(0, 2));
    }

    @Test
    void down_leaves_a_step_alone_that_this_build_does_not_know() {
        migrations(FIRST, SECOND).up();
        assertThat(migrations(FIRST).down(1)).isEqualTo(new SchemaState.OneAhead(2, 1));
    }

    @Test
    void a_dirty_schema_goes_on_from_the_version_that_is_forced() throws SQLException {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> migrations(FIRST, FAILING_HALF_WAY).up());
        try (Connection connection =
                SqlitePragmas.dataSource(file, Dialect.Access.WRITE).getConnection()) {
            connection.createStatement().executeUpdate("DROP TABLE b");
        }
        assertThat(migrations(FIRST, SECOND).force(1)).isEqualTo(new SchemaState.TooOld(1, 2));
        assertThat(migrations(FIRST, SECOND).up()).isEqualTo(new SchemaState.Current(2));
    }

    @Test
    void a_version_that_there_is_not_cannot_be_forced() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> migrations(FIRST, SECOND).force(3))
                .withMessageContaining("from 0 to 2");
    }

    @Test
    void the_way_back_leaves_nothing_but_the_record() throws SQLException {
        new Migrations(new SqliteDialect(file), shipped(), InstantSource.system()).up();
        new Migrations(new SqliteDialect(file), shipped(), InstantSource.system())
                .down(shipped().size());
        assertThat(query("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"))
                .containsExactly("schema_migrations");
    }
}
