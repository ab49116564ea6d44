package dev.talos.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.credential.ClaimsJson;
import dev.talos.credential.CustomClaims;
import dev.talos.credential.DerivedClaims;
import dev.talos.credential.Grant;
import dev.talos.credential.TokenLife;
import dev.talos.credential.jwt.JwtFormat;
import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SigningKey;
import dev.talos.model.ApiKey;
import dev.talos.model.Durations;
import dev.talos.model.FieldViolation;
import dev.talos.model.NetworkId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes short-lived tokens from keys. The key is always read fresh, so a revoked one has no more children. */
public final class DeriveToken {

    /** The format of a token. */
    public enum Algorithm {
        JWT,
        MACAROON
    }

    /**
     * A token that someone wants made.
     *
     * @param ttl null takes the configured default, or what is left of the key's life if that is less
     * @param scopes null takes all of the key's
     * @param client where the request comes from; empty when that is not known
     */
    public record Request(
            Secret credential,
            Algorithm algorithm,
            @Nullable Duration ttl,
            @Nullable List<String> scopes,
            CustomClaims custom,
            Optional<InetAddress> client) {}

    /** What became of a token that was to be made. */
    public sealed interface Outcome {

        record Derived(Secret token, DerivedClaims claims) implements Outcome {}

        /** The credential is not a good key. */
        record BadParent(VerificationError error) implements Outcome {}

        /** The credential is a derived token itself. */
        record ParentIsToken() implements Outcome {}

        /** Scopes that the key does not have. */
        record ScopesNotAllowed(List<String> scopes) implements Outcome {}

        record Invalid(List<FieldViolation> violations) implements Outcome {}

        /** There is no private key to sign with. */
        record NoSigningKey() implements Outcome {}
    }

    private final VerifyCredential verify;
    private final Supplier<Trust> trust;
    private final Supplier<TokenSettings> settings;
    private final KeyLifetimes lifetimes;
    private final InstantSource clock;

    public DeriveToken(
            VerifyCredential verify,
            Supplier<Trust> trust,
            Supplier<TokenSettings> settings,
            KeyLifetimes lifetimes,
            InstantSource clock) {
        this.verify = verify;
        this.trust = trust;
        this.settings = settings;
        this.lifetimes = lifetimes;
        this.clock = clock;
    }

    public Outcome derive(NetworkId network, Request request) {
        return switch (verify.verify(network, request.credential(), request.client())) {
            case Verdict.Valid(var key, var _) -> derive(network, request, key);
            case Verdict.ValidToken _, Verdict.RefusedToken _ -> new Outcome.ParentIsToken();
            case Verdict.Unknown unknown -> new Outcome.BadParent(unknown.error());
            case Verdict.Refused refused -> new Outcome.BadParent(refused.error());
        };
    }

    private Outcome derive(NetworkId network, Request request, ApiKey key) {
        List<String> held = key.attributes().scopes();
        List<String> asked = request.scopes() == null ? held : request.scopes();
        List<String> beyond =
                asked.stream().filter(scope -> !held.contains(scope)).toList();
        if (!beyond.isEmpty()) {
            return new Outcome.ScopesNotAllowed(beyond);
        }
        Instant now = clock.instant();
        Optional<Duration> left = Optional.ofNullable(key.expireTime()).map(end -> Duration.between(now, end));
        Optional<FieldViolation> fault = Optional.ofNullable(request.ttl())
                .flatMap(ttl -> lifetimes.fault(ttl).or(() -> left.flatMap(most -> fault(ttl, most))));
        if (fault.isPresent()) {
            return new Outcome.Invalid(List.of(fault.get()));
        }
        Duration life = Optional.ofNullable(request.ttl())
                .orElseGet(() -> shorter(settings.get().defaultTtl(), left));
        return mint(request, claims(network, key, asked, new TokenLife(now, now, now.plus(life)), request.custom()));
    }

    private static Optional<FieldViolation> fault(Duration ttl, Duration left) {
        return ttl.compareTo(left) <= 0
                ? Optional.empty()
                : Optional.of(new FieldViolation(
                        "ttl",
                        "is %s; the key itself lives for another %s"
                                .formatted(Durations.format(ttl), Durations.format(left))));
    }

    private static Duration shorter(Duration usual, Optional<Duration> left) {
        return left.filter(most -> most.compareTo(usual) < 0).orElse(usual);
    }

    private DerivedClaims claims(
            NetworkId network, ApiKey key, List<String> scopes, TokenLife life, CustomClaims custom) {
        ApiKey.Attributes of = key.attributes();
        Grant grant = new Grant(key.keyId(), of.actorId(), scopes, of.metadata(), of.visibility(), of.allowedCidrs());
        return new DerivedClaims(
                UUID.randomUUID().toString(), trust.get().issuers().current(), network, life, grant, custom);
    }

    private Outcome mint(Request request, DerivedClaims claims) {
        Trust trusted = trust.get();
        return switch (request.algorithm()) {
            case JWT -> {
                Optional<SigningKey> key = trusted.keySet().signingKey();
                yield key.isEmpty() ? new Outcome.NoSigningKey() : derived(JwtFormat.mint(claims, key.get()), claims);
            }
            case MACAROON -> {
                Optional<Macaroon> macaroon = Macaroon.mint(
                        trusted.ring().current().macaroonRootKey(),
                        claims.issuer(),
                        claims.tokenId().getBytes(UTF_8),
                        new String(ClaimsJson.write(claims), UTF_8));
                yield derived(
                        macaroon.map(made ->
                                MacaroonText.write(trusted.macaroonPrefixes().current(), made)),
                        claims);
            }
        };
    }

    private static Outcome derived(Optional<Secret> token, DerivedClaims claims) {
        return token.<Outcome>map(text -> new Outcome.Derived(text, claims))
                .orElseGet(() -> new Outcome.Invalid(List.of(new FieldViolation(
                        "custom_claims",
                        "make the token longer than 16 KiB, together with the scopes and the metadata of the key"))));
    }
}
