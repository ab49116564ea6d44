package dev.talos.http;

import dev.talos.storage.KeyStore;

/** GET health/ready: whether requests can be served now. A store that does not answer is a 503, like everywhere. */
final class ReadyOperation implements Operation {

    private final KeyStore store;

    ReadyOperation(KeyStore store) {
        this.store = store;
    }

    @Override
    public Answer answer(Request request) {
        store.ping();
        return ok();
    }

    static Answer ok() {
        return Answer.json(200, json -> {
            json.writeStartObject();
            json.writeStringField("status", "ok");
            json.writeEndObject();
        });
    }
}
