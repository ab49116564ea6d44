package dev.talos.http;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.http.wire.Reason;
import dev.talos.model.Checked;
import dev.talos.model.RateLimitPolicy;
import dev.talos.service.Prompt;
import dev.talos.service.PromptVerification;
import dev.talos.service.Verdict;
import dev.talos.service.Verification;
import dev.talos.telemetry.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** POST apiKeys:verify. */
final class VerifyOperation implements PromptOperation {

    /** The headers of an answer from the cache. */
    static final List<Header> HIT = jsonAnd(Header.constant("Talos-Cache", "HIT"));

    /** The headers of an answer from the database, where there is a cache. */
    static final List<Header> MISS = jsonAnd(Header.constant("Talos-Cache", "MISS"));

    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    private final PromptVerification verify;
    private final Metrics metrics;
    private final RenderedVerdicts rendered = new RenderedVerdicts();

    VerifyOperation(PromptVerification verify, Metrics metrics) {
        this.verify = verify;
        this.metrics = metrics;
    }

    @Override
    public Prompt<Answer> start(Request request) {
        return switch (CredentialBody.readVerify(request.body())) {
            case Checked.Faulty<Presented>(var violations) -> done(Failures.badRequest(violations));
            case Checked.Ok<Presented>(Presented.Missing()) -> done(credentialRequired());
            case Checked.Ok<Presented>(Presented.Unusable(var violation)) ->
                done(Failures.badRequest(List.of(violation)));
            case Checked.Ok<Presented>(Presented.Credential(var secret)) -> verify(request, secret);
        };
    }

    private static Prompt<Answer> done(Answer answer) {
        return new Prompt.Known<>(answer);
    }

    static Answer credentialRequired() {
        return Failures.of(Reason.CREDENTIAL_REQUIRED, "credential is missing; the text to judge is needed");
    }

    private Prompt<Answer> verify(Request request, Secret credential) {
        return verify.verify(request.network(), credential, request.client(), request.cacheUse())
                .map(this::answer);
    }

    private Answer answer(Verification verification) {
        Verdict verdict = verification.verdict();
        count(metrics, verdict);
        Answer answer = new Answer(200, headers(verification.fromCache()), rendered.json(verification));
        if (verdict instanceof Verdict.Valid(var key, var _) && key.attributes().rateLimitPolicy() != null) {
            return answer.with("RateLimit-Policy", policy(key.attributes().rateLimitPolicy()));
        }
        return answer;
    }

    private static List<Header> headers(Verification.FromCache fromCache) {
        return switch (fromCache) {
            case HIT -> HIT;
            case MISS -> MISS;
            case NOT_ASKED -> Answer.JSON;
        };
    }

    private static List<Header> jsonAnd(Header more) {
        return Stream.concat(Answer.JSON.stream(), Stream.of(more)).toList();
    }

    static void count(Metrics metrics, Verdict verdict) {
        metrics.verification(
                switch (verdict) {
                    case Verdict.Valid _, Verdict.ValidToken _ -> "valid";
                    case Verdict.Unknown(var error) -> error.name();
                    case Verdict.Refused(var _, var error) -> error.name();
                    case Verdict.RefusedToken(var _, var error) -> error.name();
                });
    }

    /** As in draft-ietf-httpapi-ratelimit-headers, which knows whole seconds only. */
    private static String policy(RateLimitPolicy policy) {
        long seconds = policy.window().plus(ALMOST_A_SECOND).toSeconds();
        return "\"default\";q=" + policy.quota() + ";w=" + seconds;
    }
}
