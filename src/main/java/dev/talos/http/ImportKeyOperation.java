package dev.talos.http;

import dev.talos.http.wire.ImportBody;
import dev.talos.http.wire.ImportedJson;
import dev.talos.http.wire.KeyJson;
import dev.talos.http.wire.Reason;
import dev.talos.model.Checked;
import dev.talos.service.ImportKeys;
import dev.talos.service.ImportOutcome;
import dev.talos.service.ImportRequest;
import dev.talos.storage.StoreException;
import java.time.InstantSource;
import java.util.Map;

/** POST importedApiKeys. */
final class ImportKeyOperation implements Operation {

    private final ImportKeys keys;
    private final ImportBody bodies;
    private final InstantSource clock;

    ImportKeyOperation(ImportKeys keys, ImportBody bodies, InstantSource clock) {
        this.keys = keys;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return switch (bodies.read(request.body())) {
            case Checked.Faulty<ImportRequest>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<ImportRequest>(var key) -> answer(keys.importOne(request.network(), key));
        };
    }

    private Answer answer(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Imported(var key) ->
                Answer.json(201, new ImportedJson(new KeyJson(key, clock.instant())));
            case ImportOutcome.Invalid(var violations) -> Failures.badRequest(violations);
            case ImportOutcome.AlreadyExists(var keyId) ->
                Failures.of(
                        Reason.API_KEY_EXISTS, ImportMessages.alreadyExists(keyId), Map.of("key_id", keyId.toString()));
            case ImportOutcome.QuotaExceeded() -> Failures.quotaExceeded();
            case ImportOutcome.IssuedHere() -> Failures.of(Reason.FAILED_PRECONDITION, ImportMessages.ISSUED_HERE);
            case ImportOutcome.TooManySchemes() ->
                Failures.of(Reason.FAILED_PRECONDITION, ImportMessages.TOO_MANY_SCHEMES);
            case ImportOutcome.TooManyAlike() -> Failures.of(Reason.FAILED_PRECONDITION, ImportMessages.TOO_MANY_ALIKE);
            case ImportOutcome.Importable _, ImportOutcome.RepeatedInBatch _, ImportOutcome.NotStored _ ->
                throw new StoreException.Broken("a single import is no check, and has no others to go by", null);
        };
    }
}
