package dev.talos.http.wire;

import dev.talos.credential.legacy.HashedKey;
import dev.talos.credential.legacy.HashedKeyReader;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.ImportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is to be imported: one key, or 1 to {@value #MOST_ITEMS} of them. */
public final class ImportBody {

    public static final int MOST_ITEMS = 1000;

    private static final String VALIDATE_ONLY = "validate_only";
    private static final String RAW_KEY = "raw_key";
    private static final String HASHED_KEY = "hashed_key";

    /**
     * A batch.
     *
     * @param items each on its own: a faulty one fails no other
     * @param validateOnly whether the caller only wants to know what would become of it
     */
    public record Batch(List<Checked<ImportRequest>> items, boolean validateOnly) {}

    private final LegacySecrets secrets;

    /**
     * Reads requests that may name secrets.
     *
     * @param secrets those that a keyed digest may name
     */
    public ImportBody(LegacySecrets secrets) {
        this.secrets = secrets;
    }

    public Checked<ImportRequest> read(byte[] body) {
        return Bodies.object(body, object -> read(object, ""));
    }

    /** Faulty when it is no batch at all. */
    public Checked<Batch> readBatch(byte[] body) {
        return switch (Bodies.requests(body, MOST_ITEMS, Set.of(VALIDATE_ONLY), this::readItem)) {
            case Checked.Ok<Bodies.Batch<Checked<ImportRequest>>>(var batch) ->
                new Checked.Ok<>(new Batch(batch.items(), batch.raised().contains(VALIDATE_ONLY)));
            case Checked.Faulty<Bodies.Batch<Checked<ImportRequest>>>(var violations) ->
                new Checked.Faulty<>(violations);
        };
    }

    private Checked<ImportRequest> readItem(Checked<Json> item, String path) {
        return switch (item) {
            case Checked.Faulty<Json>(var violations) -> new Checked.Faulty<>(violations);
            case Checked.Ok<Json>(Json.Obj object) -> read(object, path);
            case Checked.Ok<Json>(var other) -> Bodies.faulty(path, "is " + other.type() + "; an object is needed");
        };
    }

    private Checked<ImportRequest> read(Json.Obj object, String path) {
        List<FieldViolation> violations = new ArrayList<>();
        ObjectReader reader = new ObjectReader(object, path, violations);
        Optional<ImportRequest.Form> form = form(reader, violations);
        ApiKey.Attributes attributes = KeyFields.attributes(reader);
        Duration ttl = KeyFields.duration(reader, "ttl");
        String requestId = reader.optionalText("request_id", KeyFields.REQUEST_ID_CHARACTERS);
        reader.refuseUnknown();
        return violations.isEmpty()
                ? new Checked.Ok<>(new ImportRequest(form.orElseThrow(), attributes, ttl, requestId))
                : new Checked.Faulty<>(violations);
    }

    /** What came of the key. Empty when that is faulty, which is then among the violations. */
    private Optional<ImportRequest.Form> form(ObjectReader reader, List<FieldViolation> violations) {
        boolean raw = reader.field(RAW_KEY).isPresent();
        boolean hashed = reader.field(HASHED_KEY).isPresent();
        if (raw && hashed) {
            reader.fault(HASHED_KEY, "stands beside raw_key; one of the two is needed");
        } else if (hashed) {
            return hashed(reader, violations);
        } else if (raw) {
            return Optional.of(new ImportRequest.Form.Raw(reader.requiredSecret(RAW_KEY, KeyFields.RAW_KEY_BYTES)));
        } else {
            reader.fault(
                    RAW_KEY,
                    "is missing; a text of 1 to " + KeyFields.RAW_KEY_BYTES
                            + " bytes is needed, or a hashed_key in its place");
        }
        return Optional.empty();
    }

    private Optional<ImportRequest.Form> hashed(ObjectReader reader, List<FieldViolation> violations) {
        int before = violations.size();
        Optional<ObjectReader> object = reader.object(HASHED_KEY);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        var fields = HashedKeyBody.read(object.get());
        if (violations.size() > before) {
            return Optional.empty();
        }
        return switch (HashedKeyReader.read(fields, secrets)) {
            case Checked.Ok<HashedKey>(var key) -> Optional.of(new ImportRequest.Form.Hashed(key));
            case Checked.Faulty<HashedKey>(var faults) -> {
                faults.forEach(fault -> reader.fault(fault.field(), fault.description()));
                yield Optional.empty();
            }
        };
    }
}
