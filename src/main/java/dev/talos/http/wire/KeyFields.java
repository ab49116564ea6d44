package dev.talos.http.wire;

import dev.talos.model.ApiKey;
import dev.talos.model.Cidr;
import dev.talos.model.Durations;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.RateLimitPolicy;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that requests about keys share, and their limits. */
final class KeyFields {

    static final int NAME_CHARACTERS = 255;
    static final int SCOPES = 100;
    static final int SCOPE_CHARACTERS = 255;
    static final int METADATA_BYTES = 4096;
    static final int CIDRS = 100;
    static final int RAW_KEY_BYTES = 4096;
    static final int REQUEST_ID_CHARACTERS = 36;

    private static final int CIDR_CHARACTERS = 64;
    private static final int UNIT_CHARACTERS = 255;
    private static final BigInteger MOST_QUOTA = BigInteger.valueOf(Long.MAX_VALUE);

    private KeyFields() {}

    /** All that is said about a new key. */
    static ApiKey.Attributes attributes(ObjectReader reader) {
        return new ApiKey.Attributes(
                reader.requiredText("name", NAME_CHARACTERS),
                reader.requiredText("actor_id", NAME_CHARACTERS),
                scopes(reader),
                metadata(reader),
                reader.oneOf("visibility", WireEnum.VISIBILITY).orElse(KeyVisibility.SECRET),
                rateLimitPolicy(reader),
                allowedCidrs(reader));
    }

    static List<String> scopes(ObjectReader reader) {
        return reader.texts("scopes", SCOPES, SCOPE_CHARACTERS);
    }

    static Metadata metadata(ObjectReader reader) {
        return smallObject(reader, "metadata", METADATA_BYTES)
                .map(Metadata::new)
                .orElse(Metadata.EMPTY);
    }

    /** The compact text of an object with a limit; empty when it is left out, or faulty. */
    static Optional<String> smallObject(ObjectReader reader, String name, int mostBytes) {
        Optional<Json> json = reader.field(name);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        if (!(json.get() instanceof Json.Obj object)) {
            reader.fault(name, "is " + json.get().type() + "; an object is needed");
            return Optional.empty();
        }
        if (!object.isWellFormed()) {
            reader.fault(name, Fields.NOT_WELL_FORMED);
            return Optional.empty();
        }
        String text = JsonText.compact(object);
        int bytes = Texts.utf8Length(text);
        if (bytes > mostBytes) {
            reader.fault(name, "has " + bytes + " bytes of JSON; at most " + mostBytes + " are allowed");
        }
        return Optional.of(text);
    }

    /** A duration; which ones are allowed is for others to say. */
    static @Nullable Duration duration(ObjectReader reader, String name) {
        Optional<Json> json = reader.field(name);
        Optional<Duration> duration =
                json.flatMap(it -> it instanceof Json.Text(var text) ? Durations.parse(text) : Optional.empty());
        if (json.isPresent() && duration.isEmpty()) {
            String came = json.get() instanceof Json.Text(var text)
                    ? Texts.quoted(text)
                    : json.get().type();
            reader.fault(name, "is " + came + "; a text is needed: " + Durations.ALLOWED);
        }
        return duration.orElse(null);
    }

    static @Nullable RateLimitPolicy rateLimitPolicy(ObjectReader parent) {
        Optional<ObjectReader> object = parent.object("rate_limit_policy");
        if (object.isEmpty()) {
            return null;
        }
        ObjectReader reader = object.get();
        Optional<Long> quota = quota(reader);
        Duration window = window(reader);
        String unit = reader.optionalText("unit", UNIT_CHARACTERS);
        reader.refuseUnknown();
        return quota.isPresent() && window != null ? new RateLimitPolicy(quota.get(), window, unit) : null;
    }

    private static Optional<Long> quota(ObjectReader reader) {
        Json json = reader.field("quota").orElseGet(Json.Null::new);
        String digits =
                json instanceof Json.Text(var text) ? text : json instanceof Json.Num(var literal) ? literal : "";
        // 19 digits hold every int64; more would only cost.
        if (digits.matches("\\d{1,19}")) {
            BigInteger quota = new BigInteger(digits);
            if (quota.signum() > 0 && quota.compareTo(MOST_QUOTA) <= 0) {
                return Optional.of(quota.longValueExact());
            }
        }
        String came = json instanceof Json.Null ? "missing" : digits.isEmpty() ? json.type() : Texts.quoted(digits);
        reader.fault("quota", "is " + came + "; a whole number from 1 to " + MOST_QUOTA + " is needed");
        return Optional.empty();
    }

    private static @Nullable Duration window(ObjectReader reader) {
        if (reader.field("window").isEmpty()) {
            reader.fault("window", "is missing; needed is " + Durations.ALLOWED);
            return null;
        }
        Duration window = duration(reader, "window");
        if (window != null && !window.isPositive()) {
            reader.fault("window", "is " + Durations.format(window) + "; it must be longer than 0s");
            return null;
        }
        return window;
    }

    static List<Cidr> allowedCidrs(ObjectReader parent) {
        Optional<ObjectReader> object = parent.object("ip_restriction");
        if (object.isEmpty()) {
            return List.of();
        }
        ObjectReader reader = object.get();
        List<String> texts = reader.texts("allowed_cidrs", CIDRS, CIDR_CHARACTERS);
        List<Cidr> cidrs = new ArrayList<>();
        for (String text : texts) {
            Optional<Cidr> cidr = Cidr.parse(text);
            cidr.ifPresentOrElse(
                    cidrs::add,
                    () -> reader.fault(
                            "allowed_cidrs",
                            "has " + Texts.quoted(text) + "; an IP address or a block such as 10.0.0.0/8 is needed"));
        }
        reader.refuseUnknown();
        return cidrs;
    }
}
