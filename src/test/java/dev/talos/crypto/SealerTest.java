package dev.talos.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.Vectors;
import java.security.SecureRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SealerTest {

    private static final byte[] PLAIN = "the last key shown".getBytes(UTF_8);
    private static final byte[] CONTEXT = "a list".getBytes(UTF_8);

    private final Sealer sealer = new Sealer(Vectors::ring, new SecureRandom());

    @Property(tries = 200)
    void what_is_sealed_opens_in_its_context(@ForAll byte[] plain, @ForAll byte[] context) {
        assertThat(sealer.open(sealer.seal(plain, context), context)).contains(plain);
    }

    @Test
    void does_not_open_in_another_context() {
        assertThat(sealer.open(sealer.seal(PLAIN, CONTEXT), "another list".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void does_not_open_once_any_bit_is_turned() {
        byte[] sealed = sealer.seal(PLAIN, CONTEXT);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(sealer.open(changed, CONTEXT)).as("bit %d", bit).isEmpty();
        }
    }

    @Property
    void opens_nothing_that_it_did_not_seal(@ForAll byte[] foreign) {
        assertThat(sealer.open(foreign, CONTEXT)).isEmpty();
    }

    @Test
    void opens_what_a_secret_sealed_that_is_now_retired() {
        byte[] sealed = new Sealer(() -> Vectors.ringOf("retired"), new SecureRandom()).seal(PLAIN, CONTEXT);

        assertThat(sealer.open(sealed, CONTEXT)).contains(PLAIN);
    }

    @Test
    void does_not_open_what_a_secret_sealed_that_is_gone() {
        byte[] sealed = sealer.seal(PLAIN, CONTEXT);

        assertThat(new Sealer(() -> Vectors.ringOf("retired"), new SecureRandom()).open(sealed, CONTEXT))
                .isEmpty();
    }

    @Test
    void never_seals_the_same_text_the_same_way_twice() {
        assertThat(sealer.seal(PLAIN, CONTEXT)).isNotEqualTo(sealer.seal(PLAIN, CONTEXT));
    }
}
