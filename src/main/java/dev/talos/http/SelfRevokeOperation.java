package dev.talos.http;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.http.wire.CredentialBody.SelfRevocation;
import dev.talos.http.wire.Reason;
import dev.talos.model.Checked;
import dev.talos.model.RevocationReason;
import dev.talos.service.SelfRevoke;
import java.util.List;

/** POST apiKeys:selfRevoke, for whoever holds the key. */
final class SelfRevokeOperation implements Operation {

    private final SelfRevoke selfRevoke;

    SelfRevokeOperation(SelfRevoke selfRevoke) {
        this.selfRevoke = selfRevoke;
    }

    @Override
    public Answer answer(Request request) {
        return switch (CredentialBody.readSelfRevoke(request.body())) {
            case Checked.Faulty<SelfRevocation>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<SelfRevocation>(var asked) -> answer(request, asked);
        };
    }

    private Answer answer(Request request, SelfRevocation asked) {
        return switch (asked.credential()) {
            case Presented.Missing() -> VerifyOperation.credentialRequired();
            case Presented.Unusable(var violation) -> Failures.badRequest(List.of(violation));
            case Presented.Credential(var secret) -> revoke(request, secret, asked.reason());
        };
    }

    private Answer revoke(Request request, Secret credential, RevocationReason reason) {
        return switch (selfRevoke.revoke(request.network(), credential, reason)) {
            case SelfRevoke.Outcome.Revoked _ ->
                Answer.json(200, json -> {
                    json.writeStartObject();
                    json.writeEndObject();
                });
            case SelfRevoke.Outcome.Unknown() ->
                Failures.of(Reason.UNKNOWN_CREDENTIAL, "the credential belongs to no key");
            case SelfRevoke.Outcome.IsToken() ->
                Failures.of(
                        Reason.DERIVED_TOKEN_NOT_REVOCABLE,
                        "the credential is a derived token, which ends by itself; revoke the key it was derived from");
        };
    }
}
