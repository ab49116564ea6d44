package dev.talos.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

final class DatabaseSettingsTest {

    private static DatabaseSettings settings(String dsn) {
        return switch (DatabaseSettings.parse(dsn)) {
            case Checked.Ok<DatabaseSettings>(var settings) -> settings;
            case Checked.Faulty<DatabaseSettings>(var violations) -> throw new AssertionError(violations);
        };
    }

    private static List<String> faults(String dsn) {
        return switch (DatabaseSettings.parse(dsn)) {
            case Checked.Ok<DatabaseSettings>(var settings) -> throw new AssertionError(settings);
            case Checked.Faulty<DatabaseSettings>(var violations) -> {
                assertThat(violations).extracting(FieldViolation::field).containsOnly("db.dsn");
                yield violations.stream().map(FieldViolation::description).toList();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "sqlite:///abs/path.db, /abs/path.db",
        "sqlite://./rel.db, ./rel.db",
        "sqlite://../rel.db, ../rel.db",
        "sqlite3:///abs/path.db, /abs/path.db",
        "SQLite:///abs/path.db, /abs/path.db",
        "sqlite:///with%20space%3F+plus.db, /with space?+plus.db"
    })
    void a_path_is_taken_from_the_dsn(String dsn, Path path) {
        assertThat(settings(dsn).target()).isEqualTo(new SqliteFile(path));
    }

    @Test
    void without_parameters_the_pool_is_the_usual_one() {
        assertThat(settings("sqlite:///a.db").pool())
                .isEqualTo(new PoolSettings(25, 5, Duration.ofMinutes(30), Duration.ofMinutes(10)));
    }

    @Test
    void parameters_set_the_pool() {
        assertThat(settings("sqlite:///a.db?max_conns=9&max_idle_conns=0&max_conn_lifetime=1h&max_conn_idle_time=0s")
                        .pool())
                .isEqualTo(new PoolSettings(9, 0, Duration.ofHours(1), Duration.ZERO));
    }

    @Test
    void there_are_no_more_idle_connections_than_connections() {
        assertThat(settings("sqlite:///a.db?max_conns=2").pool().maxIdleConns()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqlite://:memory:",
                "sqlite::memory:",
                "sqlite:///:memory:",
                "sqlite://",
                "sqlite:",
                "sqlite://?max_conns=2"
            })
    void a_database_in_memory_is_refused(String dsn) {
        assertThat(faults(dsn)).singleElement().asString().contains("memory", "sqlite:///absolute/path.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite://rel.db", "sqlite:///dir/", "sqlite:///a%zz.db", "sqlite:///a%00.db"})
    void a_path_that_is_none_is_refused(String dsn) {
        assertThat(faults(dsn)).singleElement().asString().startsWith("has a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hunter2", "hunter2://x", "/var/lib/talos.db", "http://u:hunter2@x"})
    void a_dsn_of_no_known_scheme_is_told_what_is_allowed(String dsn) {
        assertThat(faults(dsn))
                .singleElement()
                .asString()
                .contains("allowed is sqlite:///")
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "max_conns=0, a number from 1 to 1000",
        "max_conns=1001, a number from 1 to 1000",
        "max_conns=-1, a number from 1 to 1000",
        "max_conns=, a number from 1 to 1000",
        "max_idle_conns=x, a number from 0 to 1000",
        "max_conn_lifetime=29s, at least 30s",
        "max_conn_lifetime=long, a duration such as",
        "max_conn_idle_time=9s, at least 10s",
        "max_connections=5, 'max_conns, max_idle_conns, max_conn_lifetime and max_conn_idle_time'",
        "max_conns=5&max_conns=6, twice"
    })
    void a_bad_parameter_is_told_what_is_allowed(String query, String allowed) {
        assertThat(faults("sqlite:///a.db?" + query)).singleElement().asString().contains(allowed);
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(faults("sqlite://a.db?max_conns=0&cache=shared&max_conn_lifetime=1"))
                .hasSize(4);
    }

    @Test
    void the_text_form_says_which_file() {
        assertThat(settings("sqlite:///var/keys.db")).asString().contains("sqlite:///var/keys.db");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://u:p@h:1/d, postgres://h:1/d",
        "postgresql://u:p@h/d, postgres://h:5432/d",
        "postgres://h/d, postgres://h:5432/d",
        "cockroach://u@h/d, cockroach://h:26257/d",
        "mysql://u:p@tcp(h:1)/d, mysql://h:1/d",
        "mysql://u:p@h/d, mysql://h:3306/d",
        "mysql://u:p@[::1]:1/d, mysql://[::1]:1/d"
    })
    void a_server_is_taken_from_the_dsn_and_named_without_who_logs_in(String dsn, String text) {
        assertThat(settings(dsn)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://u%40x:p%3Aa%2Fs%25s+@h/d%20b",
                "cockroach://u%40x:p%3Aa%2Fs%25s+@h/d%20b",
                "mysql://u%40x:p%3Aa%2Fs%25s+@h/d%20b",
                "mysql://u%40x:p%3Aa%2Fs%25s+@tcp(h)/d%20b"
            })
    void who_logs_in_where_may_be_written_with_percent_signs(String dsn) {
        ServerAddress address = switch (settings(dsn).target()) {
            case PostgresServer server -> server.address();
            case MysqlServer server -> server.address();
            case SqliteFile _ -> throw new AssertionError("a file");
        };
        assertThat(address.user()).isEqualTo("u@x");
        assertThat(address.password().expose()).isEqualTo("p:a/s%s+");
        assertThat(address.database()).isEqualTo("d b");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://u:hunter2@h, has no host and database",
        "postgres://u:hunter2@h/, names no database",
        "postgres://u:hunter2@h:port/d, host or port",
        "postgres://u:hunter2@h:99999/d, host or port",
        "mysql://u:hunter2@tcp(h/d, has no host and database",
        "mysql://u:hunter2%@h/d, has a password with a %",
        "mysql://u:hunter2?x@h/d, has a ? before an @",
        "postgres://u:hunter2@h/d?sslmode=on, 'sslmode=on; allowed are disable, allow, prefer, require, verify-ca, verify-full'",
        "postgres://u:hunter2@h/d?sslcert=c, they go together",
        "postgres://u:hunter2@h/d?tls=true, 'a parameter tls, which is not known; allowed are sslmode,'",
        "mysql://u:hunter2@h/d?tls=yes, 'tls=yes; allowed are false, true, skip-verify'",
        "mysql://u:hunter2@h/d?sslrootcert=c, means nothing without tls=true",
        "mysql://u:hunter2@h/d?max_conns=0, a number from 1 to 1000"
    })
    void what_is_wrong_with_a_server_is_told_without_the_password(String dsn, String told) {
        assertThat(faults(dsn)).singleElement().asString().contains(told).doesNotContain("hunter2");
    }

    @Test
    void no_text_form_of_anything_has_the_password() {
        DatabaseSettings settings = settings("mysql://u:hunter2@h/d?tls=true");
        assertThat(settings).asString().doesNotContain("hunter2");
        assertThat(settings.target()).asString().doesNotContain("hunter2");
        assertThat(((MysqlServer) settings.target()).address()).asString().doesNotContain("hunter2");
    }

    @Test
    void security_of_the_connection_is_what_the_driver_is_told() {
        PostgresServer server =
                (PostgresServer) settings("postgres://h/d?sslmode=verify-full&sslrootcert=/ca%20file.pem")
                        .target();
        assertThat(PostgresDriver.dataSource(server))
                .extracting(PGSimpleDataSource::getSslMode, PGSimpleDataSource::getSslRootCert)
                .containsExactly("verify-full", "/ca file.pem");
    }
}
