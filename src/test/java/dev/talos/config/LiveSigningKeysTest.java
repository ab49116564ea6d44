package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.SECRET;
import static dev.talos.config.ConfigFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.KeySet;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.service.Trust;
import dev.talos.telemetry.Metrics;
import dev.talos.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveSigningKeysTest {

    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final String REFETCHED = "INFO configuration reloaded; changed: the signing keys";

    @TempDir
    private Path directory;

    private final Metrics metrics = new Metrics();
    private final LogCapture log = new LogCapture();
    private HttpsSite site;
    private Path keyFile;
    private Path file;
    private Optional<LiveConfig> opened = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        site = new HttpsSite(directory, SigningKeysFixture.json("of-site"));
        file = directory.resolve("talos.yaml");
        keyFile = Files.writeString(directory.resolve("keys.json"), SigningKeysFixture.json("of-file"));
    }

    @AfterEach
    void stop() {
        opened.ifPresent(LiveConfig::close);
        site.close();
        log.close();
        metrics.close();
    }

    @Test
    void a_changed_key_file_is_taken_over_within_two_seconds() throws IOException {
        LiveConfig live = open(NEVER, "file://" + keyFile);

        Files.writeString(keyFile, SigningKeysFixture.json("next", "of-file"));

        await(() -> kid(live).equals("next"));
        await(() -> reloads("applied") == 1);
        assertThat(live.keySet().get().find("of-file")).isPresent();
        assertThat(log.lines()).containsExactly(REFETCHED);
    }

    @Test
    void a_broken_key_file_changes_nothing_until_it_is_mended() throws IOException {
        LiveConfig live = open(NEVER, "file://" + keyFile);
        String json = SigningKeysFixture.json("next");

        Files.writeString(keyFile, json.substring(1));
        await(() -> reloads("refused") == 1);
        assertThat(kid(live)).isEqualTo("of-file");
        Files.delete(keyFile);
        await(() -> reloads("refused") == 2);
        assertThat(kid(live)).isEqualTo("of-file");
        Files.writeString(keyFile, json);

        await(() -> reloads("applied") == 1);
        assertThat(kid(live)).isEqualTo("next");
        assertThat(log.lines()).hasSize(3).noneMatch(line -> line.contains(SigningKeysFixture.privatePart(json)));
    }

    @Test
    void a_stop_in_the_middle_of_a_fetch_is_no_fault_of_the_set() {
        LiveConfig live = open(OFTEN, site.url());
        site.holdBack();
        int visits = site.visits();
        await(() -> site.visits() > visits);

        live.close();

        assertThat(log.lines()).isEmpty();
        assertThat(metrics.scrape()).doesNotContain("talos_jwk_set_fetches_total{result=\"failed\"} 1.0");
    }

    @Test
    void a_key_file_may_come_after_the_configuration_that_names_it() throws IOException {
        LiveConfig live = open(NEVER, "file://" + keyFile);
        Path next = directory.resolve("next.json");

        write(directory, yaml("file://" + next));
        await(() -> reloads("refused") == 1);
        Files.writeString(next, SigningKeysFixture.json("next"));

        await(() -> kid(live).equals("next"));
    }

    @Test
    void the_key_set_is_made_anew_only_when_the_keys_change() throws IOException {
        LiveConfig live = open(NEVER, "file://" + keyFile);
        KeySet before = live.keySet().get();

        Files.writeString(file, Files.readString(file).replace("keys.example.com", "other.example.com"));

        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
        assertThat(live.keySet().get()).isSameAs(before);
    }

    @Test
    void a_set_on_the_web_is_fetched_anew() {
        LiveConfig live = open(OFTEN, site.url());

        site.show(HttpsSite.Page.of(SigningKeysFixture.json("next")));

        await(() -> kid(live).equals("next"));
        int visits = site.visits();
        await(() -> site.visits() > visits + 2);
        assertThat(log.lines()).containsExactly(REFETCHED);
    }

    @Test
    void a_set_on_the_web_that_cannot_be_had_any_more_keeps_its_keys() {
        LiveConfig live = open(OFTEN, site.url());

        site.show(HttpsSite.Page.failure(500));

        await(() -> fetches("failed") > 1);
        assertThat(kid(live)).isEqualTo("of-site");
        assertThat(log.lines())
                .contains("WARN the JWK set of " + site.shown() + " is not taken over, its last keys stay in force:"
                        + " answers with HTTP status 500");
        site.show(HttpsSite.Page.of(SigningKeysFixture.json("next")));
        await(() -> kid(live).equals("next"));
    }

    @Test
    void a_set_on_the_web_that_is_none_any_more_keeps_its_keys() {
        LiveConfig live = open(OFTEN, "file://" + keyFile, site.url());

        site.show(HttpsSite.Page.of(SigningKeysFixture.json("of-file")));

        await(() -> fetches("failed") > 1);
        assertThat(live.keySet().get().find("of-site")).isPresent();
        assertThat(log.lines().getFirst())
                .startsWith("WARN the JWK set of " + site.shown() + " is not taken over, its last keys stay in force:"
                        + " credentials.derived_tokens.jwt.signing_keys.urls[1] keys[0]: has the kid of ")
                .doesNotContain("capability");
    }

    @Test
    void a_change_of_the_configuration_is_not_held_up_by_a_site_that_is_down() throws IOException {
        LiveConfig live = open(NEVER, site.url());
        site.close();

        Files.writeString(file, Files.readString(file).replace("keys.example.com", "other.example.com"));

        await(() -> live.trust().get().issuers().current().equals("https://other.example.com"));
        await(() -> fetches("failed") == 1);
        assertThat(kid(live)).isEqualTo("of-site");
    }

    @Test
    void a_change_of_the_configuration_has_sets_on_the_web_fetched_anew() throws IOException {
        LiveConfig live = open(NEVER, site.url());
        site.show(HttpsSite.Page.of(SigningKeysFixture.json("next")));

        Files.writeString(file, Files.readString(file).replace("keys.example.com", "other.example.com"));

        await(() -> kid(live).equals("next"));
    }

    @Test
    void no_reader_sees_trust_of_two_moments() throws IOException {
        LiveConfig live = open(NEVER, SigningKeysFixture.inline("old"));
        Set<String> seen = new HashSet<>();
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
            while (seen.size() < 2) {
                Trust trust = live.trust().get();
                seen.add(trust.ring().retired().size() + " "
                        + trust.keySet().signingKey().map(SigningKey::kid).orElseThrow() + " "
                        + trust.issuers().current() + " "
                        + trust.keyPrefixes().current() + " "
                        + trust.macaroonPrefixes().current() + " "
                        + trust.clockSkew());
            }
        });

        write(
                directory,
                yaml(SigningKeysFixture.inline("new"))
                        .replace("keys.example.com", "other.example.com")
                        .replace(
                                "current: " + SECRET,
                                "current: 0123456789abcdef0123456789abcdef\n    retired: [" + SECRET + "]")
                        .replace("credentials:", """
                        credentials:
                          clock_skew: 1m
                          api_keys: {prefix: {current: acme}}""")
                        .replace("  derived_tokens:", "  derived_tokens:\n    macaroon: {prefix: {current: mac}}"));

        await(reader::isDone);
        assertThat(seen)
                .containsExactlyInAnyOrder(
                        "0 old https://keys.example.com talos mc PT5M",
                        "1 new https://other.example.com acme mac PT1M");
    }

    private LiveConfig open(Duration betweenFetches, String... urls) {
        write(directory, yaml(urls));
        Sources sources = new Sources(Optional.of(file), Map.of());
        LoadedConfig loaded =
                ConfigFixture.loaded(Config.load(sources, new JwkSets(Signatures::jdk, site.visitor()), Looks.fresh()));
        LiveConfig live = new LiveConfig(sources, loaded, metrics, betweenFetches);
        opened = Optional.of(live);
        return live;
    }

    private static String yaml(String... urls) {
        return MINIMAL.replace("credentials:", """
                credentials:
                  derived_tokens:
                    jwt:
                      signing_keys:
                        urls: ["%s"]""".formatted(String.join("\", \"", urls)));
    }

    private static String kid(LiveConfig live) {
        return live.keySet().get().signingKey().map(SigningKey::kid).orElseThrow();
    }

    private int reloads(String result) {
        return counted("talos_config_reloads_total{result=\"" + result + "\"}");
    }

    private int fetches(String result) {
        return counted("talos_jwk_set_fetches_total{result=\"" + result + "\"}");
    }

    private int counted(String counter) {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith(counter))
                .map(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        Eventually.await(PROMISED, condition);
    }
}
