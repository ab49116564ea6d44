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
}
