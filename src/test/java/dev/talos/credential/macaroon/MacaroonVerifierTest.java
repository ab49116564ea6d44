package dev.talos.credential.macaroon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.crypto.KeyRing;
import dev.talos.testing.Vectors;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacaroonVerifierTest {

    private static final String CLAIMS = "{\"exp\":1767229200}";
    private static final KeyRing RING = Vectors.ring();

    @ParameterizedTest
    @ValueSource(strings = {"current", "retired"})
    void one_minted_under_a_secret_of_the_ring_is_genuine(String secret) {
        KeyRing one = Vectors.ringOf(secret);

        assertThat(MacaroonVerifier.prove(minted(one), RING))
                .isEqualTo(new MacaroonProof.Genuine(one.current().id(), CLAIMS, Narrowing.NONE));
    }

    @Test
    void one_minted_under_a_secret_that_was_dropped_is_forged() {
        assertThat(MacaroonVerifier.prove(minted(Vectors.ringOf("retired")), Vectors.ringOf("current")))
                .isEqualTo(new MacaroonProof.Forged());
    }

    @Test
    void what_holders_added_narrows_it() {
        Macaroon macaroon = with("{\"scp\":[\"read\"]}", "{\"exp\":7}");

        assertThat(MacaroonVerifier.prove(macaroon, RING))
                .isEqualTo(new MacaroonProof.Genuine(
                        RING.current().id(),
                        CLAIMS,
                        new Narrowing(null, Instant.ofEpochSecond(7), Set.of("read"), List.of())));
    }

    @Test
    void a_caveat_that_is_not_understood_is_named_by_its_place() {
        assertThat(MacaroonVerifier.prove(with("{\"exp\":7}", "account = 3735928559", "{\"exp\":1}"), RING))
                .isEqualTo(new MacaroonProof.NotUnderstood(
                        2, "a caveat must be a JSON object in UTF-8, without duplicate members"));
    }

    @Test
    void a_forged_one_is_not_looked_into() {
        Macaroon genuine = with("account = 3735928559");
        Macaroon forged = new Macaroon("", genuine.identifier(), genuine.caveats(), new byte[32]);

        assertThat(MacaroonVerifier.prove(forged, RING)).isEqualTo(new MacaroonProof.Forged());
    }

    @Test
    void one_without_claims_is_not_understood() {
        byte[] identifier = "id".getBytes(UTF_8);
        Macaroon bare = new Macaroon("", identifier, List.of(), MacaroonArbitraries.ROOT.sign(identifier));

        assertThat(MacaroonVerifier.prove(bare, RING)).isInstanceOf(MacaroonProof.NotUnderstood.class);
    }

    @Test
    void claims_that_are_not_utf8_are_not_understood() {
        byte[] identifier = "id".getBytes(UTF_8);
        List<byte[]> caveats = List.of(new byte[] {(byte) 0xff});
        Macaroon odd = new Macaroon(
                "", identifier, caveats, SignatureChain.last(MacaroonArbitraries.ROOT, identifier, caveats));

        assertThat(MacaroonVerifier.prove(odd, RING)).isInstanceOf(MacaroonProof.NotUnderstood.class);
    }

    @Test
    void a_caveat_taken_away_makes_it_forged() {
        Macaroon macaroon = with("{\"exp\":7}");
        Macaroon wider = new Macaroon(
                macaroon.location(), macaroon.identifier(), macaroon.caveats().subList(0, 1), macaroon.signature());

        assertThat(MacaroonVerifier.prove(wider, RING)).isEqualTo(new MacaroonProof.Forged());
    }

    @Test
    void caveats_in_another_order_make_it_forged() {
        Macaroon macaroon = with("{\"exp\":7}");
        Macaroon turned = new Macaroon(
                macaroon.location(), macaroon.identifier(), macaroon.caveats().reversed(), macaroon.signature());

        assertThat(MacaroonVerifier.prove(turned, RING)).isEqualTo(new MacaroonProof.Forged());
    }

    @Test
    void no_bit_but_those_of_the_location_can_be_turned() {
        Macaroon macaroon = with("{\"exp\":7}");
        byte[] bytes = MacaroonBinary.write(macaroon);
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(isForgedOrDiffersInLocation(bytes, macaroon))
                    .as("bit %d", bit)
                    .isTrue();
            bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        }
    }

    private static boolean isForgedOrDiffersInLocation(byte[] bytes, Macaroon original) {
        try {
            Macaroon changed = MacaroonBinary.read(bytes);
            return MacaroonVerifier.prove(changed, RING) instanceof MacaroonProof.Forged
                    || changed.equals(new Macaroon(
                            changed.location(), original.identifier(), original.caveats(), original.signature()));
        } catch (UnreadableException _) {
            return true;
        }
    }

    private static Macaroon minted(KeyRing ring) {
        return Macaroon.mint(ring.current().macaroonRootKey(), "https://talos.example", "id".getBytes(UTF_8), CLAIMS)
                .orElseThrow();
    }

    private static Macaroon with(String... caveats) {
        Macaroon macaroon = minted(RING);
        for (String caveat : caveats) {
            macaroon = macaroon.attenuate(caveat.getBytes(UTF_8)).orElseThrow();
        }
        return macaroon;
    }
}
