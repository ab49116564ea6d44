package dev.talos.http;

import dev.talos.http.wire.IssueBody;
import dev.talos.http.wire.IssuedJson;
import dev.talos.http.wire.KeyJson;
import dev.talos.model.Checked;
import dev.talos.service.IssueKeys;
import java.time.InstantSource;
import java.util.Optional;

/** POST issuedApiKeys. */
final class IssueKeyOperation implements Operation {

    private final IssueKeys keys;
    private final InstantSource clock;

    IssueKeyOperation(IssueKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return switch (IssueBody.read(request.body())) {
            case Checked.Faulty<IssueKeys.Request>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<IssueKeys.Request>(var key) -> answer(keys.issue(request.network(), key));
        };
    }

    private Answer answer(IssueKeys.Outcome outcome) {
        return switch (outcome) {
            case IssueKeys.Outcome.Issued(var key, var secret) ->
                Answer.json(
                        201, new IssuedJson(new KeyJson(key, clock.instant()), Optional.of(secret), Optional.empty()));
            case IssueKeys.Outcome.Repeated(var key) ->
                Answer.json(201, new IssuedJson(new KeyJson(key, clock.instant()), Optional.empty(), Optional.empty()));
            case IssueKeys.Outcome.Invalid(var violations) -> Failures.badRequest(violations);
            case IssueKeys.Outcome.QuotaExceeded _ -> Failures.quotaExceeded();
        };
    }
}
