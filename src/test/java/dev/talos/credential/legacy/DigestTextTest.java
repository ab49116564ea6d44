package dev.talos.credential.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTextTest {

    private static final Scheme.Plain SHA256 = new Scheme.Plain(PlainAlgorithm.SHA256, KeyPart.WHOLE);
    private static final Scheme.Plain SHA384 = new Scheme.Plain(PlainAlgorithm.SHA384, KeyPart.WHOLE);
    private static final byte[] DIGEST = PlainAlgorithm.SHA256.digest(new byte[] {1});
    private static final String HEX = HexFormat.of().formatHex(DIGEST);

    @Property
    void every_spelling_is_recognised(@ForAll @Size(32) byte[] digest) throws UnreadableDigest {
        for (String text : spellings(digest)) {
            assertThat(new DigestText(SHA256).read(text, null)).isEqualTo(digest);
        }
    }

    @Property
    void every_spelling_of_64_bytes_is_recognised(@ForAll @Size(64) byte[] digest) throws UnreadableDigest {
        DigestText sha512 = new DigestText(new Scheme.Plain(PlainAlgorithm.SHA512, KeyPart.WHOLE));
        for (String text : spellings(digest)) {
            assertThat(sha512.read(text, null)).isEqualTo(digest);
        }
    }

    @Property
    void no_text_reads_as_bytes_of_another_length(@ForAll String text, @ForAll @Nullable DigestEncoding encoding) {
        try {
            assertThat(new DigestText(SHA256).read(text, encoding)).hasSize(32);
        } catch (UnreadableDigest e) {
            assertThat(e.description()).isNotBlank();
        }
    }

    @Property
    void no_other_last_letter_reads_as_the_same_digest(@ForAll @Size(32) byte[] digest, @ForAll char letter) {
        String text = Base64.getEncoder().withoutPadding().encodeToString(digest);
        String other = text.substring(0, text.length() - 1) + letter;

        assertThat(DigestEncoding.BASE64.decode(other).filter(bytes -> Arrays.equals(bytes, digest)))
                .isEqualTo(Optional.of(digest).filter(_ -> other.equals(text)));
    }

    @Test
    void hex_digits_that_are_base64_too_are_ambiguous() {
        assertThatThrownBy(() -> new DigestText(SHA384).read(HEX, null))
                .isInstanceOfSatisfying(
                        UnreadableDigest.class,
                        fault -> assertThat(fault.description())
                                .isEqualTo(
                                        "can be read as hex of 32 bytes or base64 of 48 bytes or base64url of 48 bytes;"
                                                + " sha384 has 48 bytes; say which in encoding"));
    }

    @Test
    void hex_digits_are_base64_where_the_encoding_says_so() throws UnreadableDigest {
        assertThat(new DigestText(SHA384).read(HEX, DigestEncoding.BASE64))
                .isEqualTo(Base64.getDecoder().decode(HEX));
    }

    @Test
    void a_wrong_length_is_told_with_the_right_one() {
        assertThatThrownBy(() -> new DigestText(SHA256).read(HEX.substring(2), DigestEncoding.HEX))
                .isInstanceOfSatisfying(
                        UnreadableDigest.class,
                        fault -> assertThat(fault.description())
                                .isEqualTo("has 62 characters, as hex 31 bytes; sha256 has 32 bytes, which is"
                                        + " 64 characters of hex, or 43 or 44 of base64 or base64url"));
    }

    @ParameterizedTest
    @EnumSource(DigestEncoding.class)
    void half_of_a_digest_is_refused(DigestEncoding encoding) {
        assertThatThrownBy(() -> new DigestText(SHA256).read(HEX.substring(0, 32), encoding))
                .isInstanceOf(UnreadableDigest.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2VM=",
                "uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2VM=\n",
                "uuLpcD74Ynab3cmQq_gXxGN/k6kdA7oFr0pMZu3u2VM=",
                "uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2VN=",
                "uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2VM==",
                "uuLpcD74Ynab3cmQq/gXxGN/k6kdA7oFr0pMZu3u2V=M",
                "0xbae2e9703ef862769bddc990abf817c4637f93a91d03ba05af4a4c66edeed953",
                "bae2e9703ef862769bddc990abf817c4637f93a91d03ba05af4a4c66edeed95",
            })
    void what_is_no_digest_in_any_spelling_is_refused(String text) {
        assertThatThrownBy(() -> new DigestText(SHA256).read(text, null)).isInstanceOf(UnreadableDigest.class);
    }

    private static String[] spellings(byte[] digest) {
        Base64.Encoder base64 = Base64.getEncoder();
        Base64.Encoder base64url = Base64.getUrlEncoder();
        return new String[] {
            HexFormat.of().formatHex(digest),
            HexFormat.of().withUpperCase().formatHex(digest),
            base64.encodeToString(digest),
            base64.withoutPadding().encodeToString(digest),
            base64url.encodeToString(digest),
            base64url.withoutPadding().encodeToString(digest),
        };
    }
}
