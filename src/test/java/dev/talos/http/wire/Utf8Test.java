package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class Utf8Test {

    @Property
    void takes_every_text_that_has_a_form(@ForAll String text) {
        byte[] bytes = text.getBytes(UTF_8);

        assertThat(Utf8.firstBadByte(bytes)).isEqualTo(-1);
    }

    @Property
    void refuses_what_the_jdk_refuses(@ForAll @Size(max = 40) byte[] bytes) {
        assertThat(Utf8.firstBadByte(bytes) < 0).isEqualTo(isUtf8(bytes));
    }

    @Property
    void finds_a_bad_byte_wherever_it_is(
            @ForAll @IntRange(max = 40) int before, @ForAll @IntRange(max = 40) int after) {
        byte[] bytes = new byte[before + 1 + after];
        Arrays.fill(bytes, (byte) 'a');
        bytes[before] = (byte) 0xff;

        assertThat(Utf8.firstBadByte(bytes)).isEqualTo(before);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
