package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.RETIRED;
import static dev.talos.config.ConfigFixture.SECRET;
import static dev.talos.config.ConfigFixture.faults;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.origin;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {

    private static final List<Secret> TWO = List.of(Secret.of(RETIRED), Secret.of(RETIRED + "2"));

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write_a_file() {
        file = write(directory, MINIMAL);
    }

    @Test
    void a_list_may_be_separated_by_commas() {
        Map<String, String> environment = Map.of("TALOS_SECRETS_HMAC_RETIRED", RETIRED + ", " + RETIRED + "2");

        assertThat(loaded(file, environment).hot().secrets().retired()).isEqualTo(TWO);
    }

    @Test
    void a_list_may_be_indexed() {
        Map<String, String> environment =
                Map.of("TALOS_SECRETS_HMAC_RETIRED_1", RETIRED + "2", "TALOS_SECRETS_HMAC_RETIRED_0", RETIRED);

        assertThat(loaded(file, environment).hot().secrets().retired()).isEqualTo(TWO);
    }

    @Test
    void an_indexed_list_has_no_gap() {
        Map<String, String> environment =
                Map.of("TALOS_SECRETS_HMAC_RETIRED_0", RETIRED, "TALOS_SECRETS_HMAC_RETIRED_2", RETIRED + "2");

        assertThat(faults(file, environment))
                .containsExactly("TALOS_SECRETS_HMAC_RETIRED_2: is not a setting of this version; the nearest is"
                        + " TALOS_SECRETS_HMAC_RETIRED (environment)");
    }

    @Test
    void a_list_in_both_forms_is_refused() {
        Map<String, String> environment =
                Map.of("TALOS_SECRETS_HMAC_RETIRED_0", RETIRED, "TALOS_SECRETS_HMAC_RETIRED", RETIRED);

        assertThat(faults(file, environment))
                .containsExactly("secrets.hmac.retired: is given twice, in the environment variables"
                        + " TALOS_SECRETS_HMAC_RETIRED and TALOS_SECRETS_HMAC_RETIRED_0");
    }

    @Test
    void an_item_that_is_too_short_is_named_by_its_index() {
        assertThat(faults(file, Map.of("TALOS_SECRETS_HMAC_RETIRED", RETIRED + ",")))
                .containsExactly("secrets.hmac.retired[1]: has 0 characters; allowed is a text of 32 characters or more"
                        + " (environment variable TALOS_SECRETS_HMAC_RETIRED)");
    }

    @Test
    void an_empty_variable_counts_as_not_set() {
        assertThat(loaded(file, Map.of("TALOS_SECRETS_HMAC_CURRENT", "", "TALOS_DB_DSN", ""))
                        .hot()
                        .secrets()
                        .current())
                .isEqualTo(Secret.of(SECRET));
    }

    @Test
    void the_dsn_is_read_from_the_common_variable_too() {
        assertThat(origin(loaded(file, Map.of("DB_DSN", "sqlite:///other.db")), "db.dsn"))
                .isEqualTo(new Origin.Variable("DB_DSN"));
    }

    @Test
    void the_dsn_of_talos_itself_goes_before_the_common_variable() {
        Map<String, String> environment = Map.of("DB_DSN", "sqlite:///common.db", "TALOS_DB_DSN", "sqlite:///own.db");

        assertThat(origin(loaded(file, environment), "db.dsn")).isEqualTo(new Origin.Variable("TALOS_DB_DSN"));
    }

    @Test
    void a_misspelt_setting_stops_the_start() {
        assertThat(faults(file, Map.of("TALOS_SERVE_HTTP_PROT", "80")))
                .containsExactly("TALOS_SERVE_HTTP_PROT: is not a setting of this version; the nearest is"
                        + " TALOS_SERVE_HTTP_PORT (environment)");
    }

    @Test
    void a_setting_that_this_version_does_not_have_stops_the_start() {
        assertThat(faults(file, Map.of("TALOS_SERVE_HTTP_TLS_CLIENT_CA", "ca.pem")))
                .containsExactly("TALOS_SERVE_HTTP_TLS_CLIENT_CA: is not a setting of this version (environment)");
    }

    @Test
    void other_variables_of_that_prefix_are_worth_a_warning() {
        assertThat(loaded(file, Map.of("TALOS_SERV_HTTP_PORT", "80")).warnings())
                .containsExactly(
                        "environment variable TALOS_SERV_HTTP_PORT is not a setting of this version; the nearest is"
                                + " TALOS_SERVE_HTTP_PORT; it is ignored");
    }

    @Test
    void what_kubernetes_and_the_launcher_put_there_is_none_of_our_business() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("TALOS_PORT", "tcp://10.0.0.1:4420"),
                Map.entry("TALOS_PORT_4420_TCP", "tcp://10.0.0.1:4420"),
                Map.entry("TALOS_PORT_4420_TCP_ADDR", "10.0.0.1"),
                Map.entry("TALOS_PORT_4420_TCP_PROTO", "tcp"),
                Map.entry("TALOS_SERVICE_HOST", "10.0.0.1"),
                Map.entry("TALOS_SERVICE_PORT", "4420"),
                Map.entry("TALOS_SERVICE_PORT_HTTP", "4420"),
                Map.entry("TALOS_DB_SERVICE_HOST", "10.0.0.2"),
                Map.entry("TALOS_DB_PORT", "tcp://10.0.0.2:5432"),
                Map.entry("TALOS_URL", "http://localhost:4420"),
                Map.entry("TALOS_ADMIN_TOKEN", "token"),
                Map.entry("TALOS_CONFIG", "x.yaml"),
                Map.entry("TALOS_JAVA_OPTS", "-Xmx1g"),
                Map.entry("PATH", "/bin"));

        assertThat(loaded(file, environment).warnings()).isEmpty();
    }
}
