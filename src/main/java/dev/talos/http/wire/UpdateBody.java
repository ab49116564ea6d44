package dev.talos.http.wire;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.service.AttributeChanges;
import dev.talos.service.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads partial updates (AIP-134): the resource, bare or wrapped, and the names of the fields to take from it. */
public final class UpdateBody {

    private static final List<String> UPDATABLE =
            List.of("name", "scopes", "metadata", "rate_limit_policy", "ip_restriction");

    /** What a client sends back when it changes a resource that it read. */
    private static final List<String> IGNORED = List.of(
            "key_id",
            "actor_id",
            "status",
            "visibility",
            "create_time",
            "update_time",
            "expire_time",
            "last_used_time",
            "revocation_reason",
            "revocation_description");

    private UpdateBody() {}

    /**
     * What to change.
     *
     * @param wrapper the name under which the resource may stand
     * @param mask {@code update_mask} as it came; null or blank takes every field that the body has
     */
    public static Checked<AttributeChanges> read(byte[] body, String wrapper, @Nullable String mask) {
        return Bodies.object(body, object -> {
            boolean wrapped = object.members().containsKey(wrapper);
            if (!wrapped) {
                return read(object, "", mask);
            }
            List<FieldViolation> violations = new ArrayList<>();
            ObjectReader outer = new ObjectReader(object, "", violations);
            outer.object(wrapper);
            outer.refuseUnknown();
            Json inner = object.members().get(wrapper);
            return violations.isEmpty() && inner instanceof Json.Obj resource
                    ? read(resource, wrapper, mask)
                    : violations.isEmpty()
                            ? Bodies.faulty(wrapper, "is null; an object is needed")
                            : new Checked.Faulty<>(violations);
        });
    }

    private static Checked<AttributeChanges> read(Json.Obj resource, String path, @Nullable String mask) {
        List<FieldViolation> violations = new ArrayList<>();
        ObjectReader reader = new ObjectReader(resource, path, violations);
        Set<String> fields = mask == null || mask.isBlank() ? present(reader) : listed(mask, violations);
        if (fields.isEmpty() && violations.isEmpty()) {
            violations.add(new FieldViolation(
                    "body", "changes nothing; fields that can change are " + String.join(", ", UPDATABLE)));
        }
        AttributeChanges changes = changes(reader, fields);
        UPDATABLE.forEach(reader::accept);
        IGNORED.forEach(reader::accept);
        reader.refuseUnknown();
        return violations.isEmpty() ? new Checked.Ok<>(changes) : new Checked.Faulty<>(violations);
    }

    private static AttributeChanges changes(ObjectReader reader, Set<String> fields) {
        return new AttributeChanges(
                fields.contains("name") ? new Change.To<>(name(reader)) : new Change.Keep<>(),
                fields.contains("scopes") ? new Change.To<>(KeyFields.scopes(reader)) : new Change.Keep<>(),
                fields.contains("metadata") ? new Change.To<>(KeyFields.metadata(reader)) : new Change.Keep<>(),
                new Change.Keep<>(),
                fields.contains("rate_limit_policy")
                        ? new Change.To<>(KeyFields.rateLimitPolicy(reader))
                        : new Change.Keep<>(),
                fields.contains("ip_restriction")
                        ? new Change.To<>(KeyFields.allowedCidrs(reader))
                        : new Change.Keep<>());
    }

    private static String name(ObjectReader reader) {
        return reader.requiredText("name", KeyFields.NAME_CHARACTERS);
    }

    private static Set<String> present(ObjectReader reader) {
        Set<String> fields = new LinkedHashSet<>(UPDATABLE);
        fields.removeIf(name -> reader.field(name).isEmpty());
        return fields;
    }

    private static Set<String> listed(String mask, List<FieldViolation> violations) {
        Set<String> fields = new LinkedHashSet<>();
        Arrays.stream(mask.split(",", -1)).map(String::strip).forEach(fields::add);
        Optional<String> foreign =
                fields.stream().filter(name -> !UPDATABLE.contains(name)).findFirst();
        foreign.ifPresent(name -> violations.add(new FieldViolation(
                "update_mask", "lists " + Texts.quoted(name) + "; allowed are " + String.join(", ", UPDATABLE))));
        return fields;
    }
}
