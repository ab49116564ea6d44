package dev.talos.http;

import dev.talos.model.KeyKind;
import dev.talos.storage.KeyStore;

/** DELETE importedApiKeys/{key_id}. */
final class DeleteKeyOperation implements Operation {

    private final KeyStore store;

    DeleteKeyOperation(KeyStore store) {
        this.store = store;
    }

    @Override
    public Answer answer(Request request) {
        return request.keyId()
                .filter(keyId -> store.delete(request.network(), KeyKind.IMPORTED, keyId))
                .map(_ -> Answer.noContent())
                .orElseGet(Failures::noSuchKey);
    }
}
