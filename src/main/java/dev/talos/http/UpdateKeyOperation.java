package dev.talos.http;

import dev.talos.http.wire.KeyJson;
import dev.talos.http.wire.Reason;
import dev.talos.http.wire.UpdateBody;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.AttributeChanges;
import dev.talos.service.UpdateKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** PATCH importedApiKeys/{key_id}, issuedApiKeys/{key_id}. */
final class UpdateKeyOperation implements Operation {

    private static final String MASK = "update_mask";

    private final KeyResource resource;
    private final UpdateKey update;
    private final InstantSource clock;

    UpdateKeyOperation(KeyResource resource, UpdateKey update, InstantSource clock) {
        this.resource = resource;
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
                request.body(), resource.name(), request.query().value(MASK).orElse(null))) {
            case Checked.Faulty<AttributeChanges>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<AttributeChanges>(var changes) -> update(request, changes);
        };
    }

    private Answer update(Request request, AttributeChanges changes) {
        return request.keyId()
                .map(keyId -> update.update(request.network(), resource.kind(), keyId, changes))
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
