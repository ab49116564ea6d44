package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.talos.credential.ClaimsJson;
import dev.talos.credential.DerivedClaims;
import dev.talos.credential.Grant;
import dev.talos.credential.TokenLife;
import dev.talos.credential.jwt.JwtFormat;
import dev.talos.credential.jwt.JwtProof;
import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonProof;
import dev.talos.credential.macaroon.MacaroonReading;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.credential.macaroon.MacaroonVerifier;
import dev.talos.credential.macaroon.Narrowing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.TextName;
import dev.talos.crypto.TextNames;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Proves tokens, and remembers those that were genuine, so that one seen before costs no signature again. It remembers
 * the name of a token and never the token; and a proof counts only while the key it was made with is trusted, so that
 * dropping a key ends its tokens at once.
 */
public final class TokenProofs {

    /** Ten thousand tokens of the usual kind; a few hundred of those that their holders made as heavy as they could. */
    private static final long MOST_BYTES = 32L << 20;

    /** Of a token with little in it. */
    private static final int LIGHTEST = 1500;

    /** Of an address block or a scope. */
    private static final int ENTRY = 128;

    /** So much leaves room for more. */
    private static final long ROOMY = MOST_BYTES / 4 * 3;

    private final TextNames names;
    private final SecondSight secondSight = new SecondSight();
    private final Cache<TextName, TokenProof.Genuine> genuine = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((TextName _, TokenProof.Genuine proof) -> weight(proof))
            .executor(Runnable::run)
            .build();

    public TokenProofs(SecureRandom random) {
        names = new TextNames(random);
    }

    /** In bytes, roughly. What a holder can add without us is what counts. */
    private static int weight(TokenProof.Genuine proof) {
        Grant grant = proof.claims().grant();
        Narrowing narrowing = proof.narrowing();
        int entries = grant.scopes().size()
                + grant.allowedCidrs().size()
                + (narrowing.scopes() == null ? 0 : narrowing.scopes().size())
                + narrowing.allowedCidrs().size()
                + narrowing.allowedCidrs().stream().mapToInt(List::size).sum();
        int texts = grant.metadata().json().length()
                + proof.claims().custom().members().values().stream()
                        .mapToInt(String::length)
                        .sum();
        return LIGHTEST + texts + ENTRY * entries;
    }

    /** How much it remembers, in bytes. */
    long remembered() {
        genuine.cleanUp();
        return weight();
    }

    private long weight() {
        return genuine.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    /** Empty for what is no token by its looks. */
    Optional<TokenProof> prove(Trust trust, Secret text) {
        boolean likeMacaroon = trust.macaroonPrefixes().begin(text.expose());
        if (!likeMacaroon && !JwtFormat.begins(text)) {
            return Optional.empty();
        }
        TextName name = names.of(text);
        TokenProof.Genuine known = genuine.getIfPresent(name);
        if (known != null && known.stillTrusted().test(trust)) {
            return Optional.of(known);
        }
        // What is remembered has been looked at to its last letter; only what is not is looked at again.
        TokenProof proof;
        if (JwtFormat.hasShape(text)) {
            proof = proveJwt(trust, text);
        } else if (likeMacaroon) {
            proof = proveMacaroon(trust, text);
        } else {
            return Optional.empty();
        }
        if (proof instanceof TokenProof.Genuine found && isWorthMemory(name)) {
            genuine.put(name, found);
        }
        return Optional.of(proof);
    }

    /** While there is room, every token is. Then only one that comes a second time: most that come once never do again. */
    private boolean isWorthMemory(TextName name) {
        return weight() < ROOMY || secondSight.has(name.longHash());
    }

    private static TokenProof proveJwt(Trust trust, Secret token) {
        return switch (JwtFormat.prove(token, trust.keySet())) {
            case JwtProof.Genuine(var claims, var key) ->
                new TokenProof.Genuine(
                        claims, Narrowing.NONE, now -> now.keySet().holds(key));
            case JwtProof.NotOurs() -> new TokenProof.NotOurs();
            case JwtProof.BadSignature() -> new TokenProof.Forged();
            case JwtProof.Malformed() -> new TokenProof.NotUnderstood();
        };
    }

    private static TokenProof proveMacaroon(Trust trust, Secret token) {
        return switch (MacaroonText.read(token)) {
            case MacaroonReading.Parsed(var prefix, var macaroon) ->
                trust.macaroonPrefixes().knows(prefix) ? prove(trust, prefix, macaroon) : new TokenProof.NotOurs();
            case MacaroonReading.Malformed _, MacaroonReading.ThirdParty _ -> new TokenProof.NotUnderstood();
        };
    }

    private static TokenProof prove(Trust trust, String prefix, Macaroon macaroon) {
        return switch (MacaroonVerifier.prove(macaroon, trust.ring())) {
            case MacaroonProof.Genuine(var secret, var json, var narrowing) ->
                ClaimsJson.read(json.getBytes(UTF_8))
                        .<TokenProof>map(claims -> new TokenProof.Genuine(
                                narrowed(claims, narrowing),
                                narrowing,
                                now -> now.ring().holds(secret)
                                        && now.macaroonPrefixes().knows(prefix)))
                        .orElseGet(TokenProof.NotUnderstood::new);
            case MacaroonProof.Forged() -> new TokenProof.Forged();
            case MacaroonProof.NotUnderstood _ -> new TokenProof.NotUnderstood();
        };
    }

    private static DerivedClaims narrowed(DerivedClaims claims, Narrowing narrowing) {
        TokenLife life = claims.life();
        Grant grant = claims.grant();
        return new DerivedClaims(
                claims.tokenId(),
                claims.issuer(),
                claims.network(),
                new TokenLife(
                        life.issuedAt(), narrowing.notBefore(life.notBefore()), narrowing.expires(life.expiresAt())),
                new Grant(
                        grant.parent(),
                        grant.actorId(),
                        narrowing.scopes(grant.scopes()),
                        grant.metadata(),
                        grant.visibility(),
                        grant.allowedCidrs()),
                claims.custom());
    }
}
