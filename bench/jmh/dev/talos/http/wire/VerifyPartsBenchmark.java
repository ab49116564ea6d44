package dev.talos.http.wire;

import dev.talos.credential.IssuedKeyFormat;
import dev.talos.credential.jwt.JwtFormat;
import dev.talos.crypto.KeyRing;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.SomeKey;
import dev.talos.service.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
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

/** The parts of one verification that are neither HTTP nor database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class VerifyPartsBenchmark {

    private final KeyRing ring =
            KeyRing.of(new SecretSettings(Secret.of("a secret for measuring, of no other use"), List.of()));
    private final Secret rawKey = Secret.of("sk_live_0123456789abcdef0123456789abcdef01234567");
    private final Secret issued = IssuedKeyFormat.mint(
            new IssuedKeyFormat.IssuedKey("talos", Instant.parse("2026-03-01T12:00:00Z"), KeyId.random()), ring);
    private final Secret jwt = Secret.of("eyJhbGciOiJFZERTQSJ9." + "eyJqdGkiOiJhYTg5".repeat(28) + "." + "wYHI".repeat(21));
    private final byte[] body =
            ("{\"credential\":\"" + rawKey.expose() + "\"}").getBytes(StandardCharsets.UTF_8);
    private final byte[] bodyWithJwt =
            ("{\"credential\":\"" + jwt.expose() + "\"}").getBytes(StandardCharsets.UTF_8);
    private final byte[] batchOfJwts = ("{\"requests\":["
                    + String.join(",", Collections.nCopies(100, "{\"credential\":\"" + jwt.expose() + "\"}"))
                    + "]}")
            .getBytes(StandardCharsets.UTF_8);
    private final VerdictJson verdict = new VerdictJson(
            new Verdict.Valid(SomeKey.of(KeyKind.IMPORTED), "https://bench.example"));

    @Benchmark
    public Object digestOfRawKey() {
        return ring.current().importDigest(NetworkId.NIL, rawKey);
    }

    @Benchmark
    public Object proofOfIssuedKey() {
        return IssuedKeyFormat.prove(issued, ring);
    }

    @Benchmark
    public Object shapeOfJwt() {
        return JwtFormat.hasShape(jwt);
    }

    @Benchmark
    public Object readRequestWithJwt() {
        return CredentialBody.readVerify(bodyWithJwt);
    }

    @Benchmark
    public Object readBatchOfJwts() {
        return CredentialBody.readBatchVerify(batchOfJwts);
    }

    @Benchmark
    public Object readRequest() {
        return CredentialBody.readVerify(body);
    }

    @Benchmark
    public Object writeAnswer() {
        return JsonText.utf8(verdict);
    }
}
