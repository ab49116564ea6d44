package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.RETIRED;
import static dev.talos.config.ConfigFixture.SECRET;
import static dev.talos.config.ConfigFixture.effective;
import static dev.talos.config.ConfigFixture.faults;
import static dev.talos.config.ConfigFixture.loaded;
import static dev.talos.config.ConfigFixture.origin;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.crypto.SigningKey;
import dev.talos.http.ClientIpSource;
import dev.talos.http.ListenSettings;
import dev.talos.http.RequestSettings;
import dev.talos.service.KeySettings;
import dev.talos.service.QuotaSettings;
import dev.talos.service.TokenSettings;
import dev.talos.service.TrustSettings;
import dev.talos.storage.cache.CacheSettings;
import dev.talos.telemetry.LogSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTest {

    private static final String EVERYTHING =
            """
            serve:
              http:
                host: 127.0.0.1
                port: 8080
                client_ip_source: CLIENT_IP_SOURCE_X_REAL_IP
                request_log:
                  exclude_health_endpoints: true
              metrics:
                host: "::1"
                port: 0
            credentials:
              issuer: https://keys.example.com
              issuer_retired:
                - https://older.example.com
                - value: https://old.example.com
                  expires_at: 2027-01-31T12:00:00.5+02:00
              clock_skew: 30s
              api_keys:
                default_ttl: 30d
                max_ttl: 2w20d1h
                prefix:
                  current: acme
                  retired: [acme_old, talos]
                  public_current: acme_pub
                  public_retired: [pub]
              derived_tokens:
                default_ttl: 15m
                jwt:
                  signing_key_id: second
                  signing_keys:
                    urls: ["%s"]
                macaroon:
                  prefix:
                    current: acme_mc
                    retired: [mc]
            secrets:
              hmac:
                current: %s
                retired:
                  - %s
            db:
              dsn: sqlite:///var/lib/talos/talos.db
            cache:
              type: memory
              ttl: 30s
              memory:
                max_size: 64MiB
            quota:
              api_keys_max: 1000
            log:
              level: debug
              format: text
            """.formatted(SigningKeysFixture.inline("first", "second"), SECRET, RETIRED);

    /** What each setting holds in EVERYTHING, and another value for the environment. */
    private static final String EVERY_SETTING = """
            serve.http.host                                | 127.0.0.1                         | 10.1.2.3
            serve.http.port                                | 8080                              | 0
            serve.http.client_ip_source                    | CLIENT_IP_SOURCE_X_REAL_IP        | CLIENT_IP_SOURCE_REMOTE_ADDR
            serve.http.request_log.exclude_health_endpoints| true                              | false
            serve.metrics.host                             | ::1                               | localhost
            serve.metrics.port                             | 0                                 | 9000
            credentials.issuer                             | https://keys.example.com          | somebody else
            credentials.issuer_retired                     | '[https://older.example.com, {value: https://old.example.com, expires_at: 2027-01-31T10:00:00.500Z}]' | [one]
            credentials.clock_skew                         | 30s                               | 0s
            credentials.api_keys.prefix.current            | acme                              | 0123456789abcde_
            credentials.api_keys.prefix.retired            | [acme_old, talos]                 | [x]
            credentials.api_keys.prefix.public_current     | acme_pub                          | P
            credentials.api_keys.prefix.public_retired     | [pub]                             | [x]
            credentials.derived_tokens.default_ttl         | 900s                              | 1s
            credentials.derived_tokens.jwt.signing_key_id  | second                            | first
            credentials.derived_tokens.jwt.signing_keys.urls | [base64://[REDACTED]]           | [base64://[REDACTED]]
            credentials.derived_tokens.macaroon.prefix.current | acme_mc                       | m
            credentials.derived_tokens.macaroon.prefix.retired | [mc]                          | [x]
            cache.type                                     | memory                            | noop
            cache.ttl                                      | 30s                               | 3600s
            cache.memory.max_size                          | 64MiB                             | 2000000
            quota.api_keys_max                             | 1000                              | 0
            credentials.api_keys.default_ttl               | 2592000s                          | 1s
            credentials.api_keys.max_ttl                   | 2941200s                          | 315360000s
            log.level                                      | debug                             | warn
            log.format                                     | text                              | json
            """;

    @TempDir
    private Path directory;

    @Test
    void the_file_fills_every_room() {
        LoadedConfig config = loaded(write(directory, EVERYTHING), Map.of());

        assertThat(config.cold().http()).isEqualTo(new ListenSettings("127.0.0.1", 8080));
        assertThat(config.cold().metrics()).isEqualTo(new ListenSettings("::1", 0));
        assertThat(config.cold().log()).isEqualTo(new LogSettings(LogSettings.Level.DEBUG, LogSettings.Format.TEXT));
        assertThat(config.cold().cache()).isEqualTo(new CacheSettings(CacheSettings.Type.MEMORY, 64L << 20));
        assertThat(config.hot())
                .isEqualTo(new HotSettings(
                        new RequestSettings(ClientIpSource.X_REAL_IP, false),
                        new KeySettings(Duration.ofDays(30), Duration.ofDays(34).plusHours(1)),
                        new SecretSettings(Secret.of(SECRET), List.of(Secret.of(RETIRED))),
                        new TrustSettings(
                                new Issuers(
                                        "https://keys.example.com",
                                        List.of(
                                                new Issuers.Retired("https://older.example.com", Optional.empty()),
                                                new Issuers.Retired(
                                                        "https://old.example.com",
                                                        Optional.of(Instant.parse("2027-01-31T10:00:00.5Z"))))),
                                new KeyPrefixes("acme", List.of("acme_old", "talos"), "acme_pub", List.of("pub")),
                                new MacaroonPrefixes("acme_mc", List.of("mc")),
                                Duration.ofSeconds(30)),
                        new TokenSettings(Duration.ofMinutes(15)),
                        new QuotaSettings(1000L),
                        Duration.ofSeconds(30)));
        assertThat(config.keySet().signingKey())
                .get()
                .extracting(SigningKey::kid)
                .isEqualTo("second");
    }

    @Test
    void what_nobody_sets_has_its_default() {
        LoadedConfig config = loaded(write(directory, MINIMAL), Map.of());

        assertThat(config.cold().http()).isEqualTo(new ListenSettings("0.0.0.0", 4420));
        assertThat(config.cold().metrics()).isEqualTo(new ListenSettings("0.0.0.0", 4422));
        assertThat(config.cold().log()).isEqualTo(new LogSettings(LogSettings.Level.INFO, LogSettings.Format.JSON));
        assertThat(config.cold().cache()).isEqualTo(new CacheSettings(CacheSettings.Type.NOOP, 100L << 20));
        assertThat(config.hot())
                .isEqualTo(new HotSettings(
                        new RequestSettings(ClientIpSource.UNSPECIFIED, true),
                        new KeySettings(null, Duration.ofDays(365)),
                        new SecretSettings(Secret.of(SECRET), List.of()),
                        new TrustSettings(
                                new Issuers("https://keys.example.com", List.of()),
                                new KeyPrefixes("talos", List.of(), null, List.of()),
                                new MacaroonPrefixes("mc", List.of()),
                                Duration.ofMinutes(5)),
                        new TokenSettings(Duration.ofHours(1)),
                        new QuotaSettings(null),
                        Duration.ofMinutes(5)));
        assertThat(config.keySet().signingKey()).isEmpty();
        assertThat(config.keySet().publicJwks()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void the_environment_alone_is_enough() {
        LoadedConfig config = loaded(Config.load(Sources.of(
                Optional.empty(),
                Map.of(
                        "TALOS_CREDENTIALS_ISSUER", "me",
                        "TALOS_SECRETS_HMAC_CURRENT", SECRET,
                        "TALOS_DB_DSN", "sqlite:///a.db"))));

        assertThat(config.hot().trust().issuers().current()).isEqualTo("me");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EVERY_SETTING)
    void each_setting_is_read_from_the_file(String key, String inFile, String inEnvironment) {
        LoadedConfig config = loaded(write(directory, EVERYTHING), Map.of());

        assertThat(effective(config, key)).isEqualTo(inFile);
        assertThat(origin(config, key)).isInstanceOf(Origin.Line.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = EVERY_SETTING)
    void each_setting_is_overridden_by_its_variable(String key, String inFile, String inEnvironment) {
        String variable = "TALOS_" + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_');
        // a default_ttl longer than any max_ttl under test would be refused
        String yaml = EVERYTHING.replace("default_ttl: 30d", "default_ttl: 1s");

        String value = inEnvironment.equals("[base64://[REDACTED]]")
                ? SigningKeysFixture.inline("first", "second")
                : inEnvironment.replaceAll("[\\[\\]]", "");
        LoadedConfig config = loaded(write(directory, yaml), Map.of(variable, value));

        assertThat(effective(config, key)).isEqualTo(inEnvironment);
        assertThat(origin(config, key)).isEqualTo(new Origin.Variable(variable));
    }

    @Test
    void all_faults_are_told_at_once_each_with_its_key_and_place() {
        Path file = write(directory, """
                serve:
                  http:
                    port: http
                    client_ip_source: X_REAL_IP
                    prot: 80
                  metrics:
                    port: [4422]
                credentials:
                  issuer: " "
                  api_keys:
                    default_ttl: 3600
                secrets:
                  hmac:
                    current: too short
                    retired: [also short, %s]
                log:
                  level: trace
                rate_limit:
                  enabled: true
                """.formatted(RETIRED));

        assertThat(faults(file, Map.of("TALOS_SERVE_HTTP_HOST", "http://here")))
                .containsExactlyInAnyOrder(
                        "serve.http.prot: is not a setting of this version; the nearest is serve.http.port"
                                + " (line 5 of talos.yaml)",
                        "rate_limit.enabled: is not a setting of this version (line 19 of talos.yaml)",
                        "serve.http.host: is \"http://here\"; allowed is a host name or an IP address, without port"
                                + " (environment variable TALOS_SERVE_HTTP_HOST)",
                        "serve.http.port: is \"http\"; allowed is a whole number from 0 to 65535"
                                + " (line 3 of talos.yaml)",
                        "serve.http.client_ip_source: is \"X_REAL_IP\"; allowed is one of"
                                + " CLIENT_IP_SOURCE_UNSPECIFIED, CLIENT_IP_SOURCE_REMOTE_ADDR,"
                                + " CLIENT_IP_SOURCE_CF_CONNECTING_IP, CLIENT_IP_SOURCE_X_FORWARDED_FOR,"
                                + " CLIENT_IP_SOURCE_X_REAL_IP, CLIENT_IP_SOURCE_TRUE_CLIENT_IP"
                                + " (line 4 of talos.yaml)",
                        "serve.metrics.port: is a list; allowed is a whole number from 0 to 65535"
                                + " (line 7 of talos.yaml)",
                        "credentials.issuer: is \" \"; allowed is a text that is not blank (line 9 of talos.yaml)",
                        "credentials.api_keys.default_ttl: is \"3600\"; allowed is a duration such as 3600s, 1h30m,"
                                + " 30d, 2w, 6mo or 1y, from 1s to 315360000s (line 11 of talos.yaml)",
                        "secrets.hmac.current: has 9 characters; allowed is a text of 32 characters or more"
                                + " (line 14 of talos.yaml)",
                        "secrets.hmac.retired[0]: has 10 characters; allowed is a text of 32 characters or more"
                                + " (line 15 of talos.yaml)",
                        "db.dsn: is required and missing; set it in the configuration file or in the environment"
                                + " variable TALOS_DB_DSN",
                        "log.level: is \"trace\"; allowed is one of debug, info, warn, error"
                                + " (line 17 of talos.yaml)");
    }

    @Test
    void a_default_ttl_longer_than_the_max_ttl_is_refused() {
        Path file = write(directory, MINIMAL);

        assertThat(faults(file, Map.of("TALOS_CREDENTIALS_API_KEYS_DEFAULT_TTL", "2y")))
                .containsExactly("credentials.api_keys.default_ttl: is 63072000s (environment variable"
                        + " TALOS_CREDENTIALS_API_KEYS_DEFAULT_TTL); allowed is at most credentials.api_keys.max_ttl,"
                        + " which is 31536000s (default)");
    }

    @ParameterizedTest
    @CsvSource({"0s", "-1s", "315360001s", "11y", "1 h", "h", "0"})
    void a_max_ttl_out_of_bounds_is_refused(String ttl) {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_CREDENTIALS_API_KEYS_MAX_TTL", ttl)))
                .singleElement()
                .asString()
                .startsWith("credentials.api_keys.max_ttl: is \"" + ttl + "\"; allowed is a duration");
    }

    @ParameterizedTest
    @CsvSource({"-1", "65536", "4420.0", "99999999999", "0x50", "' 80'", "٤٤٢٠"})
    void a_port_out_of_bounds_is_refused(String port) {
        assertThat(faults(write(directory, MINIMAL), Map.of("TALOS_SERVE_HTTP_PORT", port)))
                .containsExactly("serve.http.port: is \"" + port + "\"; allowed is a whole number from 0 to 65535"
                        + " (environment variable TALOS_SERVE_HTTP_PORT)");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,127.0.0.1", "0.0.0.0,127.0.0.1", "127.0.0.1,::"})
    void both_listeners_on_one_port_are_refused(String http, String metrics) {
        Map<String, String> environment = Map.of(
                "TALOS_SERVE_HTTP_HOST", http,
                "TALOS_SERVE_METRICS_HOST", metrics,
                "TALOS_SERVE_METRICS_PORT", "4420");

        assertThat(faults(write(directory, MINIMAL), environment))
                .containsExactly("serve.metrics.port: is 4420 (environment variable TALOS_SERVE_METRICS_PORT), which"
                        + " serve.http.port has too (default); allowed is a port of its own");
    }

    @Test
    void two_addresses_may_use_the_same_port_and_any_two_listeners_a_free_one() {
        Path file = write(directory, MINIMAL);

        loaded(
                file,
                Map.of(
                        "TALOS_SERVE_HTTP_HOST", "127.0.0.1",
                        "TALOS_SERVE_METRICS_HOST", "127.0.0.2",
                        "TALOS_SERVE_METRICS_PORT", "4420"));
        loaded(file, Map.of("TALOS_SERVE_HTTP_PORT", "0", "TALOS_SERVE_METRICS_PORT", "0"));
    }

    @Test
    void keys_without_meaning_here_are_accepted_and_reported() {
        Path file = write(directory, MINIMAL + """
                cache:
                  memory:
                    num_counters: 1000
                tracing: {exporter: otlp, service_version: v1}
                """);

        assertThat(loaded(file, Map.of("TALOS_LAST_USED_NUM_WORKERS", "2")).warnings())
                .map(warning -> warning.replace(directory + "/", ""))
                .containsExactlyInAnyOrder(
                        "cache.memory.num_counters has no meaning here and is ignored (line 10 of talos.yaml)",
                        "tracing.exporter has no meaning here and is ignored (line 11 of talos.yaml)",
                        "tracing.service_version has no meaning here and is ignored (line 11 of talos.yaml)",
                        "last_used.num_workers has no meaning here and is ignored"
                                + " (environment variable TALOS_LAST_USED_NUM_WORKERS)");
    }

    @Test
    void the_current_secret_among_the_retired_is_worth_a_warning() {
        assertThat(loaded(write(directory, MINIMAL), Map.of("TALOS_SECRETS_HMAC_RETIRED", SECRET))
                        .warnings())
                .containsExactly("secrets.hmac.retired holds the current secret too; it can be taken out of the list");
    }

    @Test
    void the_file_of_the_option_goes_before_that_of_the_variable() {
        Map<String, String> environment = Map.of("TALOS_CONFIG", "/from/variable.yaml");

        assertThat(Sources.of(Optional.of(Path.of("option.yaml")), environment).file())
                .contains(Path.of("option.yaml"));
        assertThat(Sources.of(Optional.empty(), environment).file()).contains(Path.of("/from/variable.yaml"));
    }
}
