package dev.talos.service;

import dev.talos.credential.ClaimsJson;
import dev.talos.credential.CustomClaims;
import dev.talos.credential.DerivedClaims;
import dev.talos.credential.Grant;
import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import dev.talos.credential.TokenLife;
import dev.talos.credential.jwt.JwtFormat;
import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.crypto.GeneratedJwk;
import dev.talos.crypto.JwkGenerator;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.JwkRequest;
import dev.talos.crypto.JwkSetText;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.KeySet;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.crypto.Signatures;
import dev.talos.model.Checked;
import dev.talos.model.KeyId;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a token costs that was seen before, and one that was not. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TokenProofsBenchmark {

    private static final String ISSUER = "https://bench.example";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final KeyRing ring =
            KeyRing.of(new SecretSettings(Secret.of("a secret for measuring, of no other use"), List.of()));
    private final Trust trust = new Trust(
            ring,
            keySet(),
            new TrustSettings(
                    new Issuers(ISSUER, List.of()),
                    new KeyPrefixes("talos", List.of(), "pub", List.of()),
                    new MacaroonPrefixes("mc", List.of()),
                    Duration.ofMinutes(1)));
    private final CredentialRouter router = new CredentialRouter(new TokenProofs(new SecureRandom()));
    private final DerivedClaims claims = new DerivedClaims(
            "7d1f2f0e-7e2b-4a0c-9d0e-6f6a4c1f0a11",
            ISSUER,
            NetworkId.NIL,
            new TokenLife(NOW, NOW, NOW.plusSeconds(3600)),
            new Grant(
                    KeyId.random(),
                    "user-1",
                    List.of("read", "write"),
                    new Metadata("{\"plan\":\"pro\"}"),
                    KeyVisibility.SECRET,
                    List.of()),
            CustomClaims.NONE);
    private final Secret jwt = JwtFormat.mint(claims, trust.keySet().signingKey().orElseThrow())
            .orElseThrow();
    private final Secret macaroon = MacaroonText.write(
            "mc",
            Macaroon.mint(
                            ring.current().macaroonRootKey(),
                            ISSUER,
                            claims.tokenId().getBytes(StandardCharsets.UTF_8),
                            new String(ClaimsJson.write(claims), StandardCharsets.UTF_8))
                    .orElseThrow());

    private static KeySet keySet() {
        return switch (JwkGenerator.generate(new JwkRequest(JwkKind.EDDSA, null, "sig", null, null, null))) {
            case Checked.Ok<GeneratedJwk>(var key) ->
                switch (KeySet.parse(
                        List.of(new JwkSetText("bench", Secret.of("{\"keys\":[" + key.jwk().expose() + "]}"))),
                        "",
                        Signatures.fastest())) {
                    case Checked.Ok<KeySet>(var keys) -> keys;
                    case Checked.Faulty<KeySet>(var faults) -> throw new IllegalStateException(faults.toString());
                };
            case Checked.Faulty<GeneratedJwk>(var faults) -> throw new IllegalStateException(faults.toString());
        };
    }

    @Benchmark
    public Object jwtSeenBefore() {
        return router.route(trust, jwt, NOW);
    }

    /** One signature and the reading of what it signs. */
    @Benchmark
    public Object jwtNeverSeen() {
        return JwtFormat.prove(jwt, trust.keySet());
    }

    @Benchmark
    public Object macaroonSeenBefore() {
        return router.route(trust, macaroon, NOW);
    }
}
