package dev.talos.http.wire;

import dev.talos.crypto.Secret;
import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.ImportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads what is to be imported: one key, or 1 to {@value #MOST_ITEMS} of them. */
public final class ImportBody {

    public static final int MOST_ITEMS = 1000;

    private ImportBody() {}

    public static Checked<ImportRequest> read(byte[] body) {
        return Bodies.object(body, object -> read(object, ""));
    }

    /** Each item on its own: a faulty one fails no other. Faulty as a whole when it is no batch at all. */
    public static Checked<List<Checked<ImportRequest>>> readBatch(byte[] body) {
        return Bodies.requests(body, MOST_ITEMS, ImportBody::readItem);
    }

    private static Checked<ImportRequest> readItem(Checked<Json> item, String path) {
        return switch (item) {
            case Checked.Faulty<Json>(var violations) -> new Checked.Faulty<>(violations);
            case Checked.Ok<Json>(Json.Obj object) -> read(object, path);
            case Checked.Ok<Json>(var other) -> Bodies.faulty(path, "is " + other.type() + "; an object is needed");
        };
    }

    private static Checked<ImportRequest> read(Json.Obj object, String path) {
        List<FieldViolation> violations = new ArrayList<>();
        ObjectReader reader = new ObjectReader(object, path, violations);
        Secret rawKey = reader.requiredSecret("raw_key", KeyFields.RAW_KEY_BYTES);
        ApiKey.Attributes attributes = KeyFields.attributes(reader);
        Duration ttl = KeyFields.duration(reader, "ttl");
        String requestId = reader.optionalText("request_id", KeyFields.REQUEST_ID_CHARACTERS);
        reader.refuseUnknown();
        return violations.isEmpty()
                ? new Checked.Ok<>(new ImportRequest(new ImportRequest.Form.Raw(rawKey), attributes, ttl, requestId))
                : new Checked.Faulty<>(violations);
    }
}
