package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.Durations;
import dev.talos.model.Metadata;
import dev.talos.model.RateLimitPolicy;
import dev.talos.model.Revocation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as everyone may see it. What is not set is left out.
 *
 * @param now the moment at which its status is judged
 */
public record KeyJson(ApiKey key, Instant now) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields(json);
        json.writeEndObject();
    }

    void writeFields(JsonGenerator json) throws IOException {
        ApiKey.Attributes attributes = key.attributes();
        json.writeStringField("key_id", key.keyId().toString());
        json.writeStringField("name", attributes.name());
        json.writeStringField("actor_id", attributes.actorId());
        scopes(json, attributes.scopes());
        metadata(json, attributes.metadata());
        json.writeStringField("status", WireEnum.STATUS.name(key.statusAt(now)));
        json.writeStringField("visibility", WireEnum.VISIBILITY.name(attributes.visibility()));
        time(json, "create_time", key.createTime());
        time(json, "update_time", key.updateTime());
        time(json, "expire_time", key.expireTime());
        time(json, "last_used_time", key.lastUsedTime());
        revocation(json, key.revocation());
        rateLimitPolicy(json, attributes.rateLimitPolicy());
        ipRestriction(json, attributes.allowedCidrs());
    }

    static void scopes(JsonGenerator json, List<String> scopes) throws IOException {
        if (!scopes.isEmpty()) {
            json.writeFieldName("scopes");
            texts(json, scopes);
        }
    }

    static void metadata(JsonGenerator json, Metadata metadata) throws IOException {
        if (!metadata.isEmpty()) {
            json.writeFieldName("metadata");
            json.writeRawValue(metadata.json());
        }
    }

    static void rateLimitPolicy(JsonGenerator json, @Nullable RateLimitPolicy policy) throws IOException {
        if (policy != null) {
            json.writeObjectFieldStart("rate_limit_policy");
            json.writeStringField("quota", Long.toString(policy.quota()));
            json.writeStringField("window", Durations.format(policy.window()));
            optional(json, "unit", policy.unit());
            json.writeEndObject();
        }
    }

    /** RFC 3339, in UTC. */
    static void time(JsonGenerator json, String name, @Nullable Instant time) throws IOException {
        optional(json, name, time == null ? null : time.toString());
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void revocation(JsonGenerator json, @Nullable Revocation revocation) throws IOException {
        if (revocation != null) {
            json.writeStringField("revocation_reason", WireEnum.REASON.name(revocation.reason()));
            optional(json, "revocation_description", revocation.description());
        }
    }

    private static void ipRestriction(JsonGenerator json, List<Cidr> cidrs) throws IOException {
        if (!cidrs.isEmpty()) {
            json.writeObjectFieldStart("ip_restriction");
            json.writeFieldName("allowed_cidrs");
            texts(json, cidrs.stream().map(Cidr::toString).toList());
            json.writeEndObject();
        }
    }

    private static void texts(JsonGenerator json, List<String> texts) throws IOException {
        json.writeStartArray();
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
