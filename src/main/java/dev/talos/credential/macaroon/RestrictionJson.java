package dev.talos.credential.macaroon;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.model.Checked;
import dev.talos.model.Cidr;
import dev.talos.model.FieldViolation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A restriction as JSON: an object with any of {@code nbf}, {@code exp}, {@code scp} and {@code acl}. */
final class RestrictionJson {

    private static final String NOT_BEFORE = "nbf";
    private static final String EXPIRES = "exp";
    private static final String SCOPES = "scp";
    private static final String CIDRS = "acl";
    private static final Set<String> MEMBERS = Set.of(NOT_BEFORE, EXPIRES, SCOPES, CIDRS);

    /** An object and a list in it. */
    private static final int DEEPEST = 2;

    /** Names are not kept: strangers make them up. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RestrictionJson() {}

    static String write(Restriction restriction) {
        ObjectNode object = JSON.createObjectNode();
        if (restriction.notBefore() != null) {
            object.put(NOT_BEFORE, restriction.notBefore().getEpochSecond());
        }
        if (restriction.expires() != null) {
            object.put(EXPIRES, restriction.expires().getEpochSecond());
        }
        if (restriction.scopes() != null) {
            restriction.scopes().forEach(object.putArray(SCOPES)::add);
        }
        if (restriction.allowedCidrs() != null) {
            restriction.allowedCidrs().stream().map(Cidr::toString).forEach(object.putArray(CIDRS)::add);
        }
        return object.toString();
    }

    static Checked<Restriction> read(byte[] caveat) {
        Optional<JsonNode> object = Utf8.decode(caveat).flatMap(RestrictionJson::parse);
        if (object.isEmpty()) {
            return faulty("", "a caveat must be a JSON object in UTF-8, without duplicate members");
        }
        if (object.get().isEmpty() || !MEMBERS.containsAll(names(object.get()))) {
            return faulty("", "a caveat must have one or more of nbf, exp, scp, acl, and nothing else");
        }
        return read(object.get());
    }

    private static Checked<Restriction> read(JsonNode object) {
        Optional<Instant> notBefore = member(object, NOT_BEFORE).flatMap(RestrictionJson::time);
        Optional<Instant> expires = member(object, EXPIRES).flatMap(RestrictionJson::time);
        Optional<List<String>> scopes = member(object, SCOPES).flatMap(RestrictionJson::texts);
        Optional<List<Cidr>> cidrs = member(object, CIDRS).flatMap(RestrictionJson::cidrs);
        if (notBefore.isPresent() != object.has(NOT_BEFORE)) {
            return faulty(NOT_BEFORE, "nbf must be whole Unix seconds, 0 to " + Restriction.LATEST);
        }
        if (expires.isPresent() != object.has(EXPIRES)) {
            return faulty(EXPIRES, "exp must be whole Unix seconds, 0 to " + Restriction.LATEST);
        }
        if (scopes.isPresent() != object.has(SCOPES)) {
            return faulty(SCOPES, "scp must be a list of texts");
        }
        if (cidrs.isPresent() != object.has(CIDRS)) {
            return faulty(CIDRS, "acl must be a list of one or more CIDRs");
        }
        return new Checked.Ok<>(
                new Restriction(notBefore.orElse(null), expires.orElse(null), scopes.orElse(null), cidrs.orElse(null)));
    }

    private static Optional<JsonNode> parse(String text) {
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(member -> member.getKey()).toList();
    }

    private static Optional<JsonNode> member(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name));
    }

    private static Optional<Instant> time(JsonNode node) {
        boolean within = node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() <= Restriction.LATEST;
        return within ? Optional.of(Instant.ofEpochSecond(node.longValue())) : Optional.empty();
    }

    private static Optional<List<String>> texts(JsonNode node) {
        boolean texts = node.isArray() && node.valueStream().allMatch(JsonNode::isTextual);
        return texts ? Optional.of(node.valueStream().map(JsonNode::textValue).toList()) : Optional.empty();
    }

    private static Optional<List<Cidr>> cidrs(JsonNode node) {
        return texts(node).filter(texts -> !texts.isEmpty()).flatMap(RestrictionJson::allCidrs);
    }

    private static Optional<List<Cidr>> allCidrs(List<String> texts) {
        List<Cidr> cidrs =
                texts.stream().flatMap(text -> Cidr.parse(text).stream()).toList();
        return cidrs.size() == texts.size() ? Optional.of(cidrs) : Optional.empty();
    }

    private static Checked<Restriction> faulty(String field, String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation(field, description)));
    }
}
