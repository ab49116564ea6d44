package dev.talos.http;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.http.wire.VerdictJson;
import dev.talos.http.wire.VerdictsJson;
import dev.talos.model.Checked;
import dev.talos.service.PromptVerification;
import dev.talos.service.Verdict;
import dev.talos.service.VerificationError;
import dev.talos.telemetry.Metrics;
import java.util.Iterator;
import java.util.List;

/** POST apiKeys:batchVerify. */
final class BatchVerifyOperation implements Operation {

    private final PromptVerification verify;
    private final Metrics metrics;

    BatchVerifyOperation(PromptVerification verify, Metrics metrics) {
        this.verify = verify;
        this.metrics = metrics;
    }

    @Override
    public Answer answer(Request request) {
        return switch (CredentialBody.readBatchVerify(request.body())) {
            case Checked.Faulty<List<Presented>>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<List<Presented>>(var items) -> verify(request, items);
        };
    }

    private Answer verify(Request request, List<Presented> items) {
        List<Secret> credentials = items.stream()
                .filter(Presented.Credential.class::isInstance)
                .map(item -> ((Presented.Credential) item).secret())
                .toList();
        List<Verdict> verdicts = credentials.isEmpty()
                ? List.of()
                : verify.verifyAll(request.network(), credentials, request.client(), request.cacheUse());
        return answer(items, verdicts);
    }

    private Answer answer(List<Presented> items, List<Verdict> ofCredentials) {
        Iterator<Verdict> verdicts = ofCredentials.iterator();
        List<VerdictJson> results = items.stream()
                .map(item -> switch (item) {
                    case Presented.Credential _ -> verdicts.next();
                    case Presented.Missing _, Presented.Unusable _ ->
                        new Verdict.Unknown(VerificationError.INVALID_FORMAT);
                })
                .map(VerdictJson::new)
                .toList();
        results.forEach(result -> VerifyOperation.count(metrics, result.verdict()));
        return Answer.json(200, new VerdictsJson(results));
    }
}
