package dev.talos.http;

import dev.talos.http.wire.MigrationJson;
import dev.talos.storage.KeyStore;

/** GET importedApiKeys:migration: how many keys that came in as digests have been seen since. */
final class MigrationOperation implements Operation {

    private final KeyStore store;

    MigrationOperation(KeyStore store) {
        this.store = store;
    }

    @Override
    public Answer answer(Request request) {
        return Answer.json(200, new MigrationJson(store.legacySchemes(request.network())));
    }
}
