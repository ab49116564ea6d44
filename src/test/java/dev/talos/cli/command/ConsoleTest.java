package dev.talos.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {

    private static Console reading(byte[] stdin) {
        return new Console(
                new ByteArrayInputStream(stdin),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of());
    }

    private static Console writingTo(OutputStream out) {
        return new Console(InputStream.nullInputStream(), out, OutputStream.nullOutputStream(), Map.of());
    }

    private static OutputStream failingWith(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void output_is_utf_8_whatever_the_locale() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        writingTo(out).print("clé-🔑");

        assertThat(out.toByteArray()).isEqualTo("clé-🔑".getBytes(UTF_8));
    }

    @Test
    void a_reader_that_has_gone_is_no_error() {
        Console console = writingTo(failingWith("Broken pipe"));

        assertThatCode(() -> console.print("text")).doesNotThrowAnyException();
    }

    @Test
    void output_that_cannot_be_written_is_an_error() {
        Console console = writingTo(failingWith("No space left on device"));

        assertThatThrownBy(() -> console.print("text"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void what_a_command_opens_is_closed_with_the_console() {
        List<String> closed = new ArrayList<>();

        try (Console console = writingTo(OutputStream.nullOutputStream())) {
            console.closeLater(() -> closed.add("client"));
            assertThat(closed).isEmpty();
        }

        assertThat(closed).containsExactly("client");
    }

    @Test
    void an_empty_variable_counts_as_unset() {
        Console console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                Map.of("A", ""));

        assertThat(console.variable("A")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'key\n', key",
        "'key\r\n', key",
        "'key\n\n', 'key\n'",
        "'key\r', 'key\r'",
        "' key ', ' key '",
        "'\n', ''",
        "'a\nb', 'a\nb'"
    })
    void one_line_end_of_standard_input_is_taken_off(String stdin, String value) {
        assertThat(StandardInput.resolve("-", reading(stdin.getBytes(UTF_8)))).isEqualTo(value);
    }

    @Test
    void an_argument_that_is_not_a_dash_is_itself() {
        assertThat(StandardInput.resolve("key\n", reading(new byte[0]))).isEqualTo("key\n");
    }

    @Test
    void standard_input_that_is_not_utf_8_is_wrong_usage() {
        Console console = reading(new byte[] {'a', (byte) 0xff});

        assertThatThrownBy(() -> StandardInput.read(console)).hasMessage("standard input is not UTF-8");
    }

    @Test
    void endless_standard_input_is_wrong_usage() {
        Console console = reading(new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> StandardInput.read(console)).hasMessageContaining("1 MiB");
    }
}
