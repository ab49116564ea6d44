package dev.talos.http.wire;

import dev.talos.model.ApiKey;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.model.KeyVisibility;
import dev.talos.service.AttributeChanges;
import dev.talos.service.Change;
import dev.talos.service.IssueKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is to be issued: a new key, or one in the place of another. */
public final class IssueBody {

    private IssueBody() {}

    public static Checked<IssueKeys.Request> read(byte[] body) {
        return Bodies.object(body, object -> {
            List<FieldViolation> violations = new ArrayList<>();
            ObjectReader reader = new ObjectReader(object, "", violations);
            ApiKey.Attributes attributes = KeyFields.attributes(reader);
            Duration ttl = KeyFields.duration(reader, "ttl");
            String requestId = reader.optionalText("request_id", KeyFields.REQUEST_ID_CHARACTERS);
            reader.refuseUnknown();
            return violations.isEmpty()
                    ? new Checked.Ok<>(new IssueKeys.Request(attributes, ttl, requestId))
                    : new Checked.Faulty<>(violations);
        });
    }

    /** What is there overrides the old key, also when it is empty; what is not is inherited. No body inherits all. */
    public static Checked<AttributeChanges> readRotation(byte[] body) {
        if (body.length == 0) {
            return new Checked.Ok<>(AttributeChanges.NONE);
        }
        return Bodies.object(body, object -> {
            List<FieldViolation> violations = new ArrayList<>();
            ObjectReader reader = new ObjectReader(object, "", violations);
            AttributeChanges changes = new AttributeChanges(
                    change(reader, "name", it -> it.requiredText("name", KeyFields.NAME_CHARACTERS)),
                    change(reader, "scopes", KeyFields::scopes),
                    change(reader, "metadata", KeyFields::metadata),
                    reader.oneOf("visibility", WireEnum.VISIBILITY)
                            .<Change<KeyVisibility>>map(Change.To::new)
                            .orElseGet(Change.Keep::new),
                    change(reader, "rate_limit_policy", KeyFields::rateLimitPolicy),
                    change(reader, "ip_restriction", KeyFields::allowedCidrs));
            reader.refuseUnknown();
            return violations.isEmpty() ? new Checked.Ok<>(changes) : new Checked.Faulty<>(violations);
        });
    }

    private static <T extends @Nullable Object> Change<T> change(
            ObjectReader reader, String field, Function<ObjectReader, T> read) {
        return reader.field(field).isPresent() ? new Change.To<>(read.apply(reader)) : new Change.Keep<>();
    }
}
