package dev.talos.http;

import dev.talos.http.wire.IssueBody;
import dev.talos.http.wire.IssuedJson;
import dev.talos.http.wire.KeyJson;
import dev.talos.http.wire.Reason;
import dev.talos.model.Checked;
import dev.talos.service.AttributeChanges;
import dev.talos.service.IssueKeys;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** POST issuedApiKeys/{key_id}:rotate. */
final class RotateKeyOperation implements Operation {

    private final IssueKeys keys;
    private final InstantSource clock;

    RotateKeyOperation(IssueKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return switch (IssueBody.readRotation(request.body())) {
            case Checked.Faulty<AttributeChanges>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<AttributeChanges>(var changes) ->
                request.keyId()
                        .map(keyId -> answer(keys.rotate(request.network(), keyId, changes)))
                        .orElseGet(Failures::noSuchKey);
        };
    }

    private Answer answer(IssueKeys.Rotation rotation) {
        Instant now = clock.instant();
        return switch (rotation) {
            case IssueKeys.Rotation.Rotated(var key, var secret, var old) ->
                Answer.json(
                        201,
                        new IssuedJson(new KeyJson(key, now), Optional.of(secret), Optional.of(new KeyJson(old, now))));
            case IssueKeys.Rotation.NoSuchKey() -> Failures.noSuchKey();
            case IssueKeys.Rotation.AlreadyRevoked() ->
                Failures.of(
                        Reason.FAILED_PRECONDITION,
                        "the key has been revoked, perhaps by another rotation, and has no successor to make");
        };
    }
}
