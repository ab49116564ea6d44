package dev.talos.http;

import dev.talos.http.wire.KeyJson;
import dev.talos.model.KeyKind;
import dev.talos.storage.KeyStore;
import java.time.InstantSource;

/** GET importedApiKeys/{key_id}, issuedApiKeys/{key_id}. */
final class GetKeyOperation implements Operation {

    private final KeyKind kind;
    private final KeyStore store;
    private final InstantSource clock;

    GetKeyOperation(KeyKind kind, KeyStore store, InstantSource clock) {
        this.kind = kind;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) {
        return request.keyId()
                .flatMap(keyId -> store.find(request.network(), kind, keyId))
                .map(key -> Answer.json(200, new KeyJson(key, clock.instant())))
                .orElseGet(Failures::noSuchKey);
    }
}
