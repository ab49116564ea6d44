package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.credential.MacaroonPrefixes;
import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.crypto.Secret;
import dev.talos.model.NetworkId;
import dev.talos.testing.Keys;
import dev.talos.testing.Tokens;
import dev.talos.testing.Trusts;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Tokens that are in memory, for they were proven before. What is remembered of one is worth nothing for another. */
class RememberedTokenTest {

    enum Format {
        JWT {
            @Override
            String token(Instant now) {
                return Tokens.signed(TRUST.keySet().signingKey().orElseThrow(), claims(now))
                        .expose();
            }
        },
        MACAROON {
            @Override
            String token(Instant now) {
                return MacaroonText.write(
                                "mc",
                                Macaroon.mint(
                                                Keys.RING.current().macaroonRootKey(),
                                                Trusts.ISSUER,
                                                "a token".getBytes(UTF_8),
                                                claims(now))
                                        .orElseThrow())
                        .expose();
            }
        };

        abstract String token(Instant now);

        private static String claims(Instant now) {
            return Tokens.claims(now).toString();
        }
    }

    private static final Trust TRUST = Trusts.of(Keys.RING);
    private static final Instant NOW = Keys.CREATED;
    private static final Duration LIFE = Duration.ofHours(1);

    private final CredentialRouter router = new CredentialRouter(new TokenProofs(new SecureRandom()));

    private Route route(Trust trust, String text) {
        return router.route(trust, Secret.of(text), NOW);
    }

    private String remembered(Format format, Instant from) {
        String token = format.token(from);
        assertThat(route(TRUST, token)).isInstanceOf(Route.Token.class);
        return token;
    }

    private Verdict verdict(String token, Instant now) {
        Route.Token route = (Route.Token) route(TRUST, token);
        return new TokenRules(TRUST, NetworkId.NIL, Optional.empty(), now).judge(route);
    }

    /** Some may be genuine: the location of a macaroon is not signed, and says nothing. */
    private void assertJudgedAsIfNothingWereRemembered(String text) {
        CredentialRouter forgetful = new CredentialRouter(new TokenProofs(new SecureRandom()));

        assertThat(route(TRUST, text)).isEqualTo(forgetful.route(TRUST, Secret.of(text), NOW));
    }

    @Property
    void a_text_that_differs_in_a_bit_is_judged_by_itself(
            @ForAll Format format, @ForAll @IntRange(max = 100_000) int place, @ForAll @IntRange(max = 15) int bit) {
        String token = remembered(format, NOW);
        int at = place % token.length();
        char turned = (char) (token.charAt(at) ^ (1 << bit));

        assertJudgedAsIfNothingWereRemembered(token.substring(0, at) + turned + token.substring(at + 1));
    }

    @Property
    void a_jwt_that_differs_in_a_bit_is_none_of_ours(
            @ForAll @IntRange(max = 100_000) int place, @ForAll @IntRange(max = 15) int bit) {
        String token = remembered(Format.JWT, NOW);
        int at = place % token.length();
        char turned = (char) (token.charAt(at) ^ (1 << bit));

        assertThat(route(TRUST, token.substring(0, at) + turned + token.substring(at + 1)))
                .isNotInstanceOf(Route.Token.class);
    }

    @Property
    void a_longer_or_a_shorter_text_is_judged_by_itself(
            @ForAll Format format, @ForAll @IntRange(max = 100_000) int place, @ForAll String more) {
        String token = remembered(format, NOW);
        int at = place % token.length();

        assertJudgedAsIfNothingWereRemembered(token.substring(0, at));
        assertJudgedAsIfNothingWereRemembered(token.substring(0, at) + more + token.substring(at));
    }

    @Property
    void what_is_made_of_two_is_judged_by_itself(
            @ForAll Format format,
            @ForAll @IntRange(max = 100_000) int place,
            @ForAll @LongRange(min = 1, max = 900) long later) {
        String one = remembered(format, NOW);
        String other = remembered(format, NOW.plusSeconds(later));
        int at = place % Math.min(one.length(), other.length());

        assertJudgedAsIfNothingWereRemembered(one.substring(0, at) + other.substring(at));
    }

    @Property
    void it_is_valid_in_its_time_and_at_no_other(
            @ForAll Format format, @ForAll @LongRange(min = -7200, max = 7200) long seconds) {
        String token = remembered(format, NOW);
        Instant then = NOW.plusSeconds(seconds);
        boolean inTime = !then.plus(TRUST.clockSkew()).isBefore(NOW)
                && then.minus(TRUST.clockSkew()).isBefore(NOW.plus(LIFE));

        assertThat(verdict(token, then) instanceof Verdict.ValidToken).isEqualTo(inTime);
    }

    @Test
    void a_macaroon_is_no_token_any_more_when_its_prefix_is_given_up() {
        String token = remembered(Format.MACAROON, NOW);
        TrustSettings settings = TRUST.settings();
        Trust without = new Trust(
                TRUST.ring(),
                TRUST.keySet(),
                new TrustSettings(
                        settings.issuers(),
                        settings.keyPrefixes(),
                        new MacaroonPrefixes("other", List.of()),
                        settings.clockSkew()));

        assertThat(route(without, token)).isNotInstanceOf(Route.Token.class);
    }
}
