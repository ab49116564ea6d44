package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.model.Checked;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PlainCredentialTest {

    private static final String[] BEGINNINGS = {"{\"credential\":\"", "{\"credential\": \""};

    /** Bodies around what is between the quotes, whatever that is: often something that matters to JSON. */
    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<String> between = Arbitraries.oneOf(
                        Arbitraries.chars().range(' ', '~'),
                        Arbitraries.of('"', '\\', '{', '}', ':', ',', 'u', '\u0000', '\n', '\u001f', '\u007f'),
                        Arbitraries.chars().range('\u0000', '\u00ff'))
                .list()
                .ofMaxSize(40)
                .map(PlainCredentialTest::text);
        return Arbitraries.of(BEGINNINGS)
                .flatMap(beginning -> between.map(it -> (beginning + it + "\"}").getBytes(ISO_8859_1)));
    }

    /** Texts that need no escapes. */
    @Provide
    Arbitrary<String> plainTexts() {
        return Arbitraries.chars()
                .range(' ', '\u007f')
                .filter(c -> c != '"' && c != '\\')
                .list()
                .ofMaxSize(80)
                .map(PlainCredentialTest::text);
    }

    private static String text(Iterable<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Property
    void what_it_reads_is_what_a_parser_reads(@ForAll("bodies") byte[] body) {
        assertThat(PlainCredential.read(body)).satisfies(read -> {
            if (read.isPresent()) {
                assertThat(CredentialBody.readAnyVerify(body)).isEqualTo(presented(read.get()));
            }
        });
    }

    private static Checked<Presented> presented(String text) {
        return new Checked.Ok<>(text.isEmpty() ? new Presented.Missing() : new Presented.Credential(Secret.of(text)));
    }

    @Property
    void reads_every_text_that_needs_no_escapes(@ForAll("plainTexts") String text, @ForAll boolean spaced) {
        byte[] body = (BEGINNINGS[spaced ? 1 : 0] + text + "\"}").getBytes(US_ASCII);

        assertThat(PlainCredential.read(body)).contains(text);
    }

    @Property
    void leaves_a_letter_that_is_not_plain_to_the_parser_wherever_it_is(
            @ForAll @IntRange(max = 40) int before, @ForAll @IntRange(max = 40) int after, @ForAll("odd") byte odd) {
        byte[] between = new byte[before + 1 + after];
        Arrays.fill(between, (byte) 'a');
        between[before] = odd;
        byte[] body = (BEGINNINGS[0] + new String(between, ISO_8859_1) + "\"}").getBytes(ISO_8859_1);

        assertThat(PlainCredential.read(body)).isEmpty();
    }

    @Provide
    Arbitrary<Byte> odd() {
        return Arbitraries.bytes().filter(b -> b < ' ' || b == '"' || b == '\\');
    }

    @Property
    void leaves_a_body_of_another_form_to_the_parser(
            @ForAll("plainTexts") String text, @ForAll @IntRange(max = 13) int at) {
        byte[] body = (BEGINNINGS[0] + text + "\"}").getBytes(US_ASCII);
        body[at] ^= 1;

        assertThat(PlainCredential.read(body)).isEmpty();
    }

    @Property
    void a_body_cut_off_is_left_to_the_parser(@ForAll("plainTexts") String text, @ForAll boolean spaced) {
        byte[] body = (BEGINNINGS[spaced ? 1 : 0] + text + "\"}").getBytes(US_ASCII);

        for (int length = 0; length < body.length; length++) {
            assertThat(PlainCredential.read(Arrays.copyOf(body, length)))
                    .as("of %d bytes", length)
                    .isEmpty();
        }
    }
}
