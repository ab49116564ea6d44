package dev.talos.service;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.RateLimitPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be different about a key, field by field. */
public record AttributeChanges(
        Change<String> name,
        Change<List<String>> scopes,
        Change<Metadata> metadata,
        Change<KeyVisibility> visibility,
        Change<@Nullable RateLimitPolicy> rateLimitPolicy,
        Change<List<Cidr>> allowedCidrs) {

    /** Leaves everything as it is. */
    public static final AttributeChanges NONE = new AttributeChanges(
            new Change.Keep<>(),
            new Change.Keep<>(),
            new Change.Keep<>(),
            new Change.Keep<>(),
            new Change.Keep<>(),
            new Change.Keep<>());

    ApiKey.Attributes applyTo(ApiKey.Attributes before) {
        return new ApiKey.Attributes(
                name.applyTo(before.name()),
                before.actorId(),
                scopes.applyTo(before.scopes()),
                metadata.applyTo(before.metadata()),
                visibility.applyTo(before.visibility()),
                rateLimitPolicy.applyTo(before.rateLimitPolicy()),
                allowedCidrs.applyTo(before.allowedCidrs()));
    }
}
