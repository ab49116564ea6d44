package dev.talos.http;

import dev.talos.http.wire.RevokeBody;
import dev.talos.model.Checked;
import dev.talos.model.KeyKind;
import dev.talos.service.RevokeKey;
import java.util.Set;

/** POST importedApiKeys/{key_id}:revoke, and the same for keys of any kind. */
final class RevokeKeyOperation implements Operation {

    private final RevokeKey revoke;
    private final Set<KeyKind> kinds;

    RevokeKeyOperation(RevokeKey revoke, Set<KeyKind> kinds) {
        this.revoke = revoke;
        this.kinds = kinds;
    }

    @Override
    public Answer answer(Request request) {
        return switch (RevokeBody.read(request.body())) {
            case Checked.Faulty<RevokeBody>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<RevokeBody>(var why) ->
                request.keyId()
                        .flatMap(keyId ->
                                revoke.revoke(request.network(), kinds, keyId, why.reason(), why.description()))
                        .map(_ -> Answer.noContent())
                        .orElseGet(Failures::noSuchKey);
        };
    }
}
