package dev.talos.http;

import dev.talos.http.wire.KeyJson;
import dev.talos.http.wire.KeyListJson;
import dev.talos.model.Checked;
import dev.talos.service.ListKeys;
import java.time.Instant;
import java.time.InstantSource;

/** GET importedApiKeys, issuedApiKeys. */
final class ListKeysOperation implements Operation {

    private final KeyResource resource;
    private final ListKeys keys;
    private final InstantSource clock;

    ListKeysOperation(KeyResource resource, ListKeys keys, InstantSource clock) {
        this.resource = resource;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return switch (ListParameters.read(request.query())) {
            case Checked.Faulty<ListParameters>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<ListParameters>(var asked) -> list(request, asked);
        };
    }

    private Answer list(Request request, ListParameters asked) {
        Checked<ListKeys.Page> page =
                keys.list(request.network(), resource.kind(), asked.filter(), asked.pageSize(), asked.pageToken());
        return switch (page) {
            case Checked.Faulty<ListKeys.Page>(var violations) -> Failures.badRequest(violations);
            case Checked.Ok<ListKeys.Page>(var shown) -> Answer.json(200, json(shown));
        };
    }

    private KeyListJson json(ListKeys.Page page) {
        Instant now = clock.instant();
        return new KeyListJson(
                resource.listName(),
                page.keys().stream().map(key -> new KeyJson(key, now)).toList(),
                page.nextPageToken());
    }
}
