package dev.talos.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.talos.cli.command.CommandFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:4420, http://localhost:4420/x",
        "http://localhost:4420/, http://localhost:4420/x",
        "https://keys.example.com//, https://keys.example.com/x",
        "https://example.com/talos, https://example.com/talos/x",
        "https://example.com/talos/, https://example.com/talos/x",
        "http://[::1]:4420, http://[::1]:4420/x",
        "HTTP://LOCALHOST, HTTP://LOCALHOST/x"
    })
    void paths_are_put_behind_what_was_given(String url, String resolved) {
        assertThat(Endpoint.parse(url).resolve("/x")).hasToString(resolved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:4420",
                "localhost",
                "/v2alpha1",
                "ftp://localhost",
                "http://",
                "http:///path",
                "http://local host",
                "http://my_host:4420",
                "http://localhost:99999",
                "http://localhost?a=b",
                "http://localhost/#top",
                ""
            })
    void a_url_that_cannot_be_used_is_wrong_usage_and_is_named(String url) {
        assertThatThrownBy(() -> Endpoint.parse(url)).isInstanceOfSatisfying(CommandFailure.class, failure -> {
            assertThat(failure.exitCode()).isEqualTo(2);
            assertThat(failure.getMessage()).contains("'" + url + "'");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:hidden@localhost",
                "http://user:hidden@my_host:4420",
                "http://user:hidden @localhost",
                "http://user:hid^hidden@localhost",
                "http://user:hidden@in@localhost:99999",
                "http://user:hidden/x@local host",
                "http://user:hidden@local\nhost",
                "ftp://user:hidden@localhost",
                "user:hidden@localhost:4420",
                "//user:hidden@local host",
                "http://hidden@my_host"
            })
    void a_url_with_a_password_is_not_repeated(String url) {
        assertThatThrownBy(() -> Endpoint.parse(url))
                .isInstanceOf(CommandFailure.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void https_is_told_from_http() {
        assertThat(Endpoint.parse("HTTPS://localhost").isEncrypted()).isTrue();
        assertThat(Endpoint.parse("http://localhost").isEncrypted()).isFalse();
    }
}
