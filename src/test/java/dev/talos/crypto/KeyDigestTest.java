package dev.talos.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeyDigestTest {

    private static final SecretId UNDER = new SecretId(1);

    private static KeyDigest digest(byte[] bytes) {
        return KeyDigest.of(UNDER, bytes);
    }

    @Property
    void gives_back_the_bytes_it_was_made_of(@ForAll @Size(32) byte[] bytes) {
        assertThat(digest(bytes).toBytes()).isEqualTo(bytes);
    }

    @Property
    void equals_one_of_the_same_bytes(@ForAll @Size(32) byte[] bytes) {
        assertThat(digest(bytes)).isEqualTo(digest(bytes.clone())).hasSameHashCodeAs(digest(bytes.clone()));
    }

    @Property
    void differs_in_every_bit(@ForAll @Size(32) byte[] bytes, @ForAll @IntRange(max = 255) int bit) {
        byte[] other = bytes.clone();
        other[bit / 8] ^= (byte) (1 << (bit % 8));

        assertThat(digest(bytes)).isNotEqualTo(digest(other));
    }

    @Property
    void is_ordered_as_its_bytes_are(
            @ForAll @Size(32) byte[] bytes, @ForAll @Size(32) byte[] other, @ForAll @IntRange(max = 32) int same) {
        System.arraycopy(bytes, 0, other, 0, same);

        assertThat(Integer.signum(digest(bytes).compareTo(digest(other))))
                .isEqualTo(Integer.signum(Arrays.compareUnsigned(bytes, other)));
    }

    @Test
    void has_32_bytes() {
        assertThatThrownBy(() -> digest(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void never_shows_its_bytes() {
        assertThat(digest(new byte[32])).hasToString("KeyDigest[under " + UNDER + "]");
    }
}
