package dev.talos.http;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.http.wire.Reason;
import dev.talos.http.wire.VerdictJson;
import dev.talos.model.Checked;
import dev.talos.model.RateLimitPolicy;
import dev.talos.service.Verdict;
import dev.talos.service.VerifyCredential;
import dev.talos.telemetry.Metrics;
import java.time.Duration;
import java.util.List;

/** POST apiKeys:verify. */
final class VerifyOperation implements Operation {

    private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

    private final VerifyCredential verify;
    private final Metrics metrics;

    VerifyOperation(VerifyCredential verify, Metrics metrics) {
        this.verify = verify;
        this.metrics = metrics;
    }

    @Override
    public Answer answer(Request request) {
        return switch (CredentialBody.readVerify(request.body())) {
            case Checked.Faulty<Presented>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<Presented>(Presented.Missing()) -> credentialRequired();
            case Checked.Ok<Presented>(Presented.Unusable(var violation)) -> Failures.badRequest(List.of(violation));
            case Checked.Ok<Presented>(Presented.Credential(var secret)) -> verify(request, secret);
        };
    }

    static Answer credentialRequired() {
        return Failures.of(Reason.CREDENTIAL_REQUIRED, "credential is missing; the text to judge is needed");
    }

    private Answer verify(Request request, Secret credential) {
        Verdict verdict = verify.verify(request.network(), credential, request.client());
        count(metrics, verdict);
        Answer answer = Answer.json(200, new VerdictJson(verdict));
        if (verdict instanceof Verdict.Valid(var key, var _) && key.attributes().rateLimitPolicy() != null) {
            return answer.with("RateLimit-Policy", policy(key.attributes().rateLimitPolicy()));
        }
        return answer;
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
