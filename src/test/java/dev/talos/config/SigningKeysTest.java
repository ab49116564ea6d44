package dev.talos.config;

import static dev.talos.config.ConfigFixture.MINIMAL;
import static dev.talos.config.ConfigFixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.KeySet;
import dev.talos.crypto.Signatures;
import dev.talos.crypto.SigningKey;
import dev.talos.model.Checked;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeysTest {

    private static final String URLS = "credentials.derived_tokens.jwt.signing_keys.urls";
    private static final String URL_VARIABLE = "TALOS_CREDENTIALS_DERIVED_TOKENS_JWT_SIGNING_KEYS_URLS_";
    private static final String ID_VARIABLE = "TALOS_CREDENTIALS_DERIVED_TOKENS_JWT_SIGNING_KEY_ID";

    @TempDir
    private Path directory;

    private HttpsFetch https = new HttpsFetch(HttpClient::newBuilder);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_set_in_the_url_is_read_in_either_alphabet_padded_or_not(boolean padded) {
        // Characters that the alphabets write differently.
        byte[] json = SigningKeysFixture.json("~~~???>>>")
                .replace("\"kid\"", "\"x-??>>~~\":\"ÿÿ\",\"kid\"")
                .getBytes(UTF_8);
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            String text = (padded ? encoder : encoder.withoutPadding()).encodeToString(json);

            assertThat(kid(keys("base64://" + text))).isEqualTo("~~~???>>>");
        }
    }

    @Test
    void a_set_is_read_from_a_file() throws IOException {
        Path file = Files.writeString(directory.resolve("a b+c.json"), SigningKeysFixture.json("one"));

        assertThat(kid(keys("file://" + file))).isEqualTo("one");
        assertThat(kid(keys("file://" + file.toString().replace(" ", "%20")))).isEqualTo("one");
    }

    @Test
    void a_relative_file_is_one_of_the_working_directory() {
        assertThat(faults("file://./no/such.json"))
                .containsExactly(URLS + "[0]: does not exist (file://./no/such.json, environment variable "
                        + URL_VARIABLE + "0)");
    }

    @Test
    void a_set_is_fetched_from_the_web() {
        try (HttpsSite site = new HttpsSite(directory, SigningKeysFixture.json("one"))) {
            https = site.visitor();

            assertThat(kid(keys(site.url()))).isEqualTo("one");
        }
    }

    @Test
    void the_keys_of_all_sets_are_in_force_and_the_first_signs() {
        KeySet keys = keys(SigningKeysFixture.inline("one", "two"), SigningKeysFixture.inline("three"));

        assertThat(kid(keys)).isEqualTo("one");
        assertThat(keys.find("three")).isPresent();
    }

    @Test
    void a_site_that_cannot_be_trusted_is_a_fault_at_start() {
        try (HttpsSite site = new HttpsSite(directory, SigningKeysFixture.json("one"))) {
            assertThat(faults(site.url()))
                    .singleElement()
                    .asString()
                    .startsWith(URLS + "[0]: cannot be reached by TLS: ")
                    .endsWith(" (" + site.shown() + ", environment variable " + URL_VARIABLE + "0)");
        }
    }

    @Test
    void what_a_site_does_wrong_is_a_fault_at_start() {
        try (HttpsSite site = new HttpsSite(directory, "")) {
            https = site.visitor();

            site.show(HttpsSite.Page.failure(503));
            assertThat(faults(site.url())).singleElement().asString().contains("[0]: answers with HTTP status 503 (");
            site.show(HttpsSite.Page.redirect(site.url().replace("https", "http")));
            assertThat(faults(site.url())).singleElement().asString().contains("[0]: answers with HTTP status 302 (");
            site.show(HttpsSite.Page.of(" ".repeat((1 << 20) + 1)));
            assertThat(faults(site.url()))
                    .singleElement()
                    .asString()
                    .contains("[0]: is larger than 1048576 bytes, which is the most allowed (");
            site.show(HttpsSite.Page.of("<html>"));
            assertThat(faults(site.url())).singleElement().asString().contains("[0]: is not JSON (line 1, column 1) (");
        }
    }

    @Test
    void a_site_that_is_not_there_is_a_fault_at_start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        assertThat(faults("https://127.0.0.1:" + port + "/keys"))
                .containsExactly(URLS + "[0]: cannot be connected to (https://127.0.0.1:" + port
                        + "/…, environment variable " + URL_VARIABLE + "0)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base64://%%%%                 | is a base64:// URL, and what follows is not base64
            base64://_w                   | is a base64:// URL, and what it encodes is not UTF-8
            file://etc/keys.json          | is a file:// URL with a path that starts with none of / ./ ../
            file:///a%zz                  | is a file:// URL with a % that no two hex digits follow
            file:///a%00                  | is a file:// URL with a path that is no file's
            https:///keys                 | is an https:// URL with a user name or without a host
            https://                      | is an https:// URL that is not well-formed
            https://me:pass@host/keys     | is an https:// URL with a user name or without a host
            https://a b/                  | is an https:// URL that is not well-formed
            http://example.com/keys       | is an http:// URL, on whose way anybody can read and replace the keys
            ftp://example.com/keys        | is no URL of a kind that is known; allowed is base64://…
            {"keys":[]}                   | is no URL of a kind that is known; allowed is base64://…
            """)
    void a_url_that_is_none_is_refused_without_repeating_it(String url, String fault) {
        assertThat(faults(url)).singleElement().asString().startsWith(URLS + "[0]: " + fault);
    }

    @Test
    void a_name_that_no_key_has_is_refused() {
        assertThat(faults(Map.of(ID_VARIABLE, "three", URL_VARIABLE + "0", SigningKeysFixture.inline("one", "two"))))
                .containsExactly("credentials.derived_tokens.jwt.signing_key_id: names no private key of the sets; they"
                        + " have one, two (environment variable " + ID_VARIABLE + ")");
        assertThat(faults(Map.of(ID_VARIABLE, "three")))
                .containsExactly("credentials.derived_tokens.jwt.signing_key_id: names no private key of the sets; they"
                        + " have none (environment variable " + ID_VARIABLE + ")");
    }

    @Test
    void a_missing_set_is_not_blamed_on_the_name_of_the_key() {
        assertThat(faults(Map.of(ID_VARIABLE, "one", URL_VARIABLE + "0", "file:///no/such/file")))
                .containsExactly(URLS + "[0]: does not exist (file:///no/such/file, environment variable "
                        + URL_VARIABLE + "0)");
    }

    @Test
    void every_fault_of_every_set_is_told_at_once_and_none_shows_a_key() {
        String json = SigningKeysFixture.json("one", "two");
        String broken = json.replace("\"one\"", "17").replaceFirst("\"kty\":\"OKP\"", "\"kty\":\"OKP\" ");

        List<String> faults = faults(Map.of(
                URL_VARIABLE + "0",
                SigningKeysFixture.encode(broken),
                URL_VARIABLE + "1",
                SigningKeysFixture.encode(json),
                URL_VARIABLE + "2",
                SigningKeysFixture.encode(json.substring(1)),
                "TALOS_LOG_LEVEL",
                "loud"));

        assertThat(faults)
                .hasSize(4)
                .satisfiesOnlyOnce(fault -> assertThat(fault).startsWith("log.level: is \"loud\""))
                .satisfiesOnlyOnce(fault -> assertThat(fault)
                        .isEqualTo(URLS + "[0] keys[0]: has a kid that is not a text of 1 character or more"
                                + " (base64://[REDACTED], environment variable " + URL_VARIABLE + "0)"))
                .satisfiesOnlyOnce(fault -> assertThat(fault).startsWith(URLS + "[1] keys[1]: has the kid of " + URLS))
                .satisfiesOnlyOnce(fault -> assertThat(fault).startsWith(URLS + "[2]: is not"))
                .noneMatch(fault -> fault.contains(SigningKeysFixture.privatePart(json)));
    }

    @Test
    void what_is_left_out_of_a_set_is_worth_a_warning() {
        Map<String, String> environment = Map.of(
                URL_VARIABLE + "0", SigningKeysFixture.encode("{\"keys\":[{\"kty\":\"oct\",\"k\":\"c2VjcmV0\"}]}"));

        assertThat(ConfigFixture.loaded(load(environment)).warnings())
                .containsExactly(URLS + "[0] keys[0] is an HMAC key, and whoever could check its signatures could make"
                        + " them; it is left out");
    }

    private KeySet keys(String... urls) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < urls.length; i++) {
            environment.put(URL_VARIABLE + i, urls[i]);
        }
        return ConfigFixture.loaded(load(environment)).keySet();
    }

    private List<String> faults(String url) {
        return faults(Map.of(URL_VARIABLE + "0", url));
    }

    private List<String> faults(Map<String, String> environment) {
        assertThat(load(environment)).isInstanceOf(Checked.Faulty.class);
        return ((Checked.Faulty<LoadedConfig>) load(environment))
                .violations().stream()
                        .map(fault -> fault.field() + ": " + fault.description())
                        .toList();
    }

    private Checked<LoadedConfig> load(Map<String, String> environment) {
        Sources sources = new Sources(Optional.of(write(directory, MINIMAL)), environment);
        return Config.load(sources, new JwkSets(Signatures::jdk, https), Looks.fresh());
    }

    private static String kid(KeySet keys) {
        return keys.signingKey().map(SigningKey::kid).orElseThrow();
    }
}
