package dev.talos.http;

import dev.talos.http.wire.KeyJson;
import dev.talos.model.KeyKind;
import dev.talos.storage.KeyStore;
import java.time.InstantSource;

/** GET importedApiKeys/{key_id}. */
final class GetKeyOperation implements Operation {

    private final KeyStore store;
    private final InstantSource clock;

    GetKeyOperation(KeyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return request.keyId()
                .flatMap(keyId -> store.find(request.network(), KeyKind.IMPORTED, keyId))
                .map(key -> Answer.json(200, new KeyJson(key, clock.instant())))
                .orElseGet(Failures::noSuchKey);
    }
}
