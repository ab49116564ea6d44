package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.model.Checked;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlainCredentialsTest {

    private static final int MOST = CredentialBody.MOST_ITEMS;

    /** What such a body is made of, in any order and with anything in between. */
    @Provide
    Arbitrary<byte[]> nearlyBatches() {
        return Arbitraries.of(
                        "{\"credential\":\"",
                        "{\"credential\": \"",
                        "\"}",
                        "\"},{\"credential\":\"",
                        "\"}, {\"credential\": \"",
                        "]}",
                        ",",
                        " ",
                        "a",
                        "abcdefghijkl",
                        "\"",
                        "\\",
                        "\n",
                        "\u007f",
                        "\u00e9")
                .list()
                .ofMaxSize(8)
                .map(parts ->
                        ("{\"requests\":[{\"credential\":\"" + String.join("", parts) + "\"}]}").getBytes(ISO_8859_1));
    }

    /** Texts that need no escapes. */
    @Provide
    Arbitrary<List<String>> plainTexts() {
        return Arbitraries.strings()
                .withCharRange(' ', '\u007f')
                .ofMaxLength(40)
                .map(text -> text.replace("\"", "").replace("\\", ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static byte[] batch(List<String> texts, String space) {
        return texts.stream()
                .map(text -> "{\"credential\":" + space + "\"" + text + "\"}")
                .collect(Collectors.joining("," + space, "{\"requests\":" + space + "[", "]}"))
                .getBytes(US_ASCII);
    }

    private static Checked<List<Presented>> presented(List<String> texts) {
        return new Checked.Ok<>(
                texts.stream().map(PlainCredentialsTest::presented).toList());
    }

    private static Presented presented(String text) {
        return text.isEmpty() ? new Presented.Missing() : new Presented.Credential(Secret.of(text));
    }

    @Property
    void what_it_reads_is_what_a_parser_reads(@ForAll("nearlyBatches") byte[] body) {
        assertThat(PlainCredentials.read(body, MOST)).satisfies(read -> {
            if (read.isPresent()) {
                assertThat(CredentialBody.readAnyBatchVerify(body)).isEqualTo(presented(read.get()));
            }
        });
    }

    @Property
    void reads_texts_that_need_no_escapes_in_their_order(
            @ForAll("plainTexts") List<String> texts, @ForAll boolean spaced) {
        byte[] body = batch(texts, spaced ? " " : "");

        assertThat(PlainCredentials.read(body, MOST)).contains(texts);
        assertThat(CredentialBody.readBatchVerify(body)).isEqualTo(presented(texts));
    }

    @Property
    void a_body_cut_off_is_left_to_the_parser(@ForAll("plainTexts") List<String> texts, @ForAll boolean spaced) {
        byte[] body = batch(texts, spaced ? " " : "");

        for (int length = 0; length < body.length; length++) {
            assertThat(PlainCredentials.read(Arrays.copyOf(body, length), MOST))
                    .as("of %d bytes", length)
                    .isEmpty();
        }
    }

    @Property
    void a_body_that_goes_on_is_left_to_the_parser(@ForAll("plainTexts") List<String> texts, @ForAll byte more) {
        byte[] body = batch(texts, "");
        byte[] longer = Arrays.copyOf(body, body.length + 1);
        longer[body.length] = more;

        assertThat(PlainCredentials.read(longer, MOST)).isEmpty();
    }

    @Property
    void a_letter_that_is_not_plain_is_left_to_the_parser_wherever_it_is(
            @ForAll @IntRange(max = 20) int before, @ForAll @IntRange(max = 20) int after, @ForAll("odd") byte odd) {
        byte[] body = batch(List.of("first", "a".repeat(before + 1 + after)), "");
        body[body.length - 5 - after] = odd;

        assertThat(PlainCredentials.read(body, MOST)).isEmpty();
    }

    @Provide
    Arbitrary<Byte> odd() {
        return Arbitraries.bytes().filter(b -> b < ' ' || b == '"' || b == '\\');
    }

    @Test
    void more_than_may_come_are_left_to_the_parser() {
        assertThat(PlainCredentials.read(batch(Collections.nCopies(MOST, "a"), ""), MOST))
                .contains(Collections.nCopies(MOST, "a"));
        assertThat(PlainCredentials.read(batch(Collections.nCopies(MOST + 1, "a"), ""), MOST))
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_text_that_is_too_long_is_unusable_as_by_the_parser() {
        byte[] body = batch(List.of("a", "a".repeat(CredentialBody.CREDENTIAL_BYTES + 1)), "");

        assertThat(CredentialBody.readBatchVerify(body)).isEqualTo(CredentialBody.readAnyBatchVerify(body));
    }
}
