package dev.talos.http;

import dev.talos.http.wire.KeyJson;
import dev.talos.http.wire.Reason;
import dev.talos.http.wire.UpdateBody;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyKind;
import dev.talos.service.UpdateKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** PATCH importedApiKeys/{key_id}. */
final class UpdateKeyOperation implements Operation {

    private static final String MASK = "update_mask";

    private final UpdateKey update;
    private final InstantSource clock;

    UpdateKeyOperation(UpdateKey update, InstantSource clock) {
        this.update = update;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        List<FieldViolation> unknown = request.query().allowOnly(Set.of(MASK));
        if (!unknown.isEmpty()) {
            return Failures.badRequest(unknown);
        }
        return switch (UpdateBody.read(
                request.body(), request.query().value(MASK).orElse(null))) {
            case Checked.Faulty<UpdateKey.Changes>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<UpdateKey.Changes>(var changes) -> update(request, changes);
        };
    }

    private Answer update(Request request, UpdateKey.Changes changes) {
        return request.keyId()
                .map(keyId -> update.update(request.network(), KeyKind.IMPORTED, keyId, changes))
                .map(this::answer)
                .orElseGet(Failures::noSuchKey);
    }

    private Answer answer(UpdateKey.Outcome outcome) {
        return switch (outcome) {
            case UpdateKey.Outcome.Updated(var key) -> Answer.json(200, new KeyJson(key, clock.instant()));
            case UpdateKey.Outcome.NoSuchKey() -> Failures.noSuchKey();
            case UpdateKey.Outcome.Revoked() ->
                Failures.of(Reason.FAILED_PRECONDITION, "the key has been revoked and stays as it was when it ended");
        };
    }
}
