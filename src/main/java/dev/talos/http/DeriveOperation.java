package dev.talos.http;

import dev.talos.crypto.Secret;
import dev.talos.http.wire.CredentialBody.Presented;
import dev.talos.http.wire.DeriveBody;
import dev.talos.http.wire.Reason;
import dev.talos.http.wire.TokenJson;
import dev.talos.model.Checked;
import dev.talos.service.DeriveToken;
import dev.talos.service.VerificationError;
import java.util.List;

/** POST apiKeys:derive. */
final class DeriveOperation implements Operation {

    private final DeriveToken derive;

    DeriveOperation(DeriveToken derive) {
        this.derive = derive;
    }

    @Override
    public Answer answer(Request request) {
        return switch (DeriveBody.read(request.body())) {
            case Checked.Faulty<DeriveBody>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<DeriveBody>(var asked) -> answer(request, asked);
        };
    }

    private Answer answer(Request request, DeriveBody asked) {
        return switch (asked.credential()) {
            case Presented.Missing() -> VerifyOperation.credentialRequired();
            case Presented.Unusable(var violation) -> Failures.badRequest(List.of(violation));
            case Presented.Credential(var secret) -> derive(request, secret, asked);
        };
    }

    private Answer derive(Request request, Secret credential, DeriveBody asked) {
        return answer(derive.derive(
                request.network(),
                new DeriveToken.Request(
                        credential, asked.algorithm(), asked.ttl(), asked.scopes(), asked.custom(), request.client())));
    }

    private static Answer answer(DeriveToken.Outcome outcome) {
        return switch (outcome) {
            case DeriveToken.Outcome.Derived(var token, var claims) -> Answer.json(200, new TokenJson(token, claims));
            case DeriveToken.Outcome.BadParent(var error) -> badParent(error);
            case DeriveToken.Outcome.ParentIsToken() ->
                Failures.of(Reason.INVALID_TOKEN_TYPE, "a derived token has no tokens of its own; derive from the key");
            case DeriveToken.Outcome.ScopesNotAllowed(var scopes) ->
                Failures.of(Reason.FORBIDDEN, "the key does not have the scopes " + String.join(", ", scopes));
            case DeriveToken.Outcome.Invalid(var violations) -> Failures.badRequest(violations);
            case DeriveToken.Outcome.NoSigningKey() ->
                Failures.of(
                        Reason.FAILED_PRECONDITION,
                        "there is no private key to sign with; see credentials.derived_tokens.jwt.signing_keys.urls");
        };
    }

    private static Answer badParent(VerificationError error) {
        return switch (error) {
            case EXPIRED -> Failures.of(Reason.API_KEY_EXPIRED, "the key has expired");
            case REVOKED -> Failures.of(Reason.API_KEY_REVOKED, "the key has been revoked");
            case IP_NOT_ALLOWED -> Failures.of(Reason.IP_NOT_ALLOWED, "the key must not be used from this address");
            case NOT_FOUND, SIGNATURE_INVALID, INVALID_FORMAT ->
                Failures.of(Reason.PARENT_KEY_INVALID, "the credential belongs to no key");
            case INTERNAL -> throw new IllegalStateException("told in batches only");
        };
    }
}
