package dev.talos.http;

import dev.talos.http.wire.BatchImportJson;
import dev.talos.http.wire.BatchImportJson.Item;
import dev.talos.http.wire.ErrorJson;
import dev.talos.http.wire.ImportBody;
import dev.talos.http.wire.ItemCode;
import dev.talos.http.wire.KeyJson;
import dev.talos.http.wire.Reason;
import dev.talos.model.Checked;
import dev.talos.service.ImportKeys;
import dev.talos.service.ImportOutcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** POST importedApiKeys:batchImport. */
final class BatchImportOperation implements Operation {

    private final ImportKeys keys;
    private final ImportBody bodies;
    private final InstantSource clock;

    BatchImportOperation(ImportKeys keys, ImportBody bodies, InstantSource clock) {
        this.keys = keys;
        this.bodies = bodies;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return switch (bodies.readBatch(request.body())) {
            case Checked.Faulty<ImportBody.Batch>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<ImportBody.Batch>(ImportBody.Batch(var items, boolean validateOnly)) ->
                validateOnly
                        ? answer(keys.checkAll(request.network(), items), true)
                        : answer(keys.importAll(request.network(), items), false);
        };
    }

    private Answer answer(List<ImportOutcome> outcomes, boolean validateOnly) {
        Instant now = clock.instant();
        BatchImportJson result = new BatchImportJson(
                outcomes.stream().map(outcome -> item(outcome, now)).toList(), validateOnly);
        return result.failures() < outcomes.size() ? Answer.json(200, result) : allFailed(result);
    }

    private static Item item(ImportOutcome outcome, Instant now) {
        return switch (outcome) {
            case ImportOutcome.Imported(var key) -> new Item.Imported(new KeyJson(key, now));
            case ImportOutcome.Importable() -> new Item.Importable();
            case ImportOutcome.Invalid(var violations) ->
                new Item.Failed(ItemCode.INVALID_ARGUMENT, Failures.message(violations));
            case ImportOutcome.AlreadyExists(var keyId) ->
                new Item.Failed(ItemCode.ALREADY_EXISTS, ImportMessages.alreadyExists(keyId));
            case ImportOutcome.RepeatedInBatch(var first) ->
                new Item.Failed(ItemCode.ALREADY_EXISTS, "requests[" + first + "] brings the same key");
            case ImportOutcome.QuotaExceeded() -> new Item.Failed(ItemCode.RESOURCE_EXHAUSTED, Failures.QUOTA_EXCEEDED);
            case ImportOutcome.IssuedHere() ->
                new Item.Failed(ItemCode.FAILED_PRECONDITION, ImportMessages.ISSUED_HERE);
            case ImportOutcome.TooManySchemes() ->
                new Item.Failed(ItemCode.FAILED_PRECONDITION, ImportMessages.TOO_MANY_SCHEMES);
            case ImportOutcome.TooManyAlike() ->
                new Item.Failed(ItemCode.FAILED_PRECONDITION, ImportMessages.TOO_MANY_ALIKE);
            case ImportOutcome.NotStored() ->
                new Item.Failed(
                        ItemCode.INTERNAL,
                        "the database did not confirm this one; send it again, with a request_id so that it is known again"
                                + " should it be stored");
        };
    }

    private static Answer allFailed(BatchImportJson result) {
        Reason reason = reason(mostFrequent(result.items()));
        String message = "none of the " + result.items().size() + " keys "
                + (result.validateOnly() ? "could be" : "was") + " imported; the details have the reasons";
        return Failures.answer(new ErrorJson(reason, message, Map.of(), List.of(), Optional.of(result)));
    }

    /** Of two that are as frequent, the one that stands first in the enum. */
    private static ItemCode mostFrequent(List<Item> items) {
        Map<ItemCode, Integer> counts = new EnumMap<>(ItemCode.class);
        for (Item item : items) {
            if (item instanceof Item.Failed(var code, var _)) {
                counts.merge(code, 1, Integer::sum);
            }
        }
        ItemCode most = ItemCode.INVALID_ARGUMENT;
        for (Map.Entry<ItemCode, Integer> count : counts.entrySet()) {
            most = count.getValue() > counts.getOrDefault(most, 0) ? count.getKey() : most;
        }
        return most;
    }

    private static Reason reason(ItemCode code) {
        return switch (code) {
            case INVALID_ARGUMENT -> Reason.BAD_REQUEST;
            case ALREADY_EXISTS -> Reason.API_KEY_EXISTS;
            case FAILED_PRECONDITION -> Reason.FAILED_PRECONDITION;
            case RESOURCE_EXHAUSTED -> Reason.API_KEY_QUOTA_EXCEEDED;
            case INTERNAL -> Reason.INTERNAL_SERVER_ERROR;
        };
    }
}
