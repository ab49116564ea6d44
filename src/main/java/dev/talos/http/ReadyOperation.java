package dev.talos.http;

import dev.talos.http.wire.Reason;
import dev.talos.storage.KeyStore;
import java.util.function.BooleanSupplier;

/** GET health/ready: whether requests should be sent here now. A store that does not answer is a 503, like everywhere. */
final class ReadyOperation implements Operation {

    private final KeyStore store;
    private final BooleanSupplier stopping;

    ReadyOperation(KeyStore store, BooleanSupplier stopping) {
        this.store = store;
        this.stopping = stopping;
    }

    @Override
    public Answer answer(Request request) {
        if (stopping.getAsBoolean()) {
            return Failures.of(Reason.SERVICE_UNAVAILABLE, "the server is stopping")
                    .with(Answer.RETRY_AFTER, "1");
        }
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
