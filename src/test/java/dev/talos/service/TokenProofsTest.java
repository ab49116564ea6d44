package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.credential.macaroon.Restriction;
import dev.talos.crypto.Secret;
import dev.talos.model.Cidr;
import dev.talos.testing.Keys;
import dev.talos.testing.Tokens;
import dev.talos.testing.Trusts;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenProofsTest {

    /** As many address blocks as fit into a token. */
    private static final List<Cidr> BLOCKS =
            Collections.nCopies(1000, Cidr.parse("::/0").orElseThrow());

    private static final Trust TRUST = Trusts.of(Keys.RING);

    private final TokenProofs proofs = new TokenProofs(new SecureRandom());

    private static Macaroon macaroon(int number) {
        return Macaroon.mint(
                        Keys.RING.current().macaroonRootKey(),
                        Trusts.ISSUER,
                        ("token " + number).getBytes(UTF_8),
                        Tokens.claims(Keys.CREATED).toString())
                .orElseThrow();
    }

    private static Secret light(int number) {
        return MacaroonText.write("mc", macaroon(number));
    }

    private static Secret heavy(int number) {
        return MacaroonText.write(
                "mc",
                macaroon(number)
                        .attenuate(new Restriction(null, null, null, BLOCKS))
                        .orElseThrow());
    }

    @Test
    void tokens_that_come_once_are_not_remembered_when_there_are_many() {
        prove(0, 17_000);
        long before = proofs.remembered();
        prove(17_000, 20_000);

        assertThat(proofs.remembered()).isEqualTo(before);
    }

    @Test
    void a_token_that_comes_again_is_remembered_however_many_there_are() {
        prove(0, 17_000);
        long before = proofs.remembered();
        for (int i = 0; i < 20; i++) {
            prove(17_000, 17_001);
        }

        assertThat(proofs.remembered()).isGreaterThan(before);
    }

    private void prove(int from, int to) {
        for (int i = from; i < to; i++) {
            assertThat(proofs.prove(TRUST, light(i))).containsInstanceOf(TokenProof.Genuine.class);
        }
    }

    @Test
    void tokens_that_their_holders_made_heavy_take_no_more_memory_than_others() {
        for (int i = 0; i < 400; i++) {
            assertThat(proofs.prove(TRUST, heavy(i))).containsInstanceOf(TokenProof.Genuine.class);
        }

        assertThat(proofs.remembered()).isBetween(16L << 20, 32L << 20);
    }
}
