package dev.talos.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.model.Cidr;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims as one JSON object (RFC 7519): the payload of a JWT, the first caveat of a macaroon. Custom claims stand
 * beside the others. Metadata and CIDRs are left out when there are none.
 */
public final class ClaimsJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ClaimsJson() {}

    /** UTF-8 of the object, without white space. */
    public static byte[] write(DerivedClaims claims) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("jti", claims.tokenId());
            json.writeStringField("sub", claims.grant().parent().toString());
            json.writeStringField("iss", claims.issuer());
            writeSeconds(json, "iat", claims.life().issuedAt());
            writeSeconds(json, "nbf", claims.life().notBefore());
            writeSeconds(json, "exp", claims.life().expiresAt());
            json.writeStringField("nid", claims.network().toString());
            writeGrant(json, claims.grant());
            for (Map.Entry<String, String> claim : claims.custom().members().entrySet()) {
                json.writeFieldName(claim.getKey());
                json.writeRawValue(claim.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return text.toString().getBytes(UTF_8);
    }

    /**
     * Reads what {@link #write} writes. Empty when a claim is missing, of the wrong type or twice there, and for a
     * reserved name without a meaning here: an {@code aud}, say, means somebody else.
     */
    public static Optional<DerivedClaims> read(byte[] json) {
        return JsonMembers.parse(json).flatMap(members -> new ClaimsReader(members).read());
    }

    private static void writeGrant(JsonGenerator json, Grant grant) throws IOException {
        json.writeStringField("act", grant.actorId());
        writeTexts(json, "scp", grant.scopes());
        if (!grant.metadata().isEmpty()) {
            json.writeFieldName("meta");
            json.writeRawValue(grant.metadata().json());
        }
        json.writeStringField("vis", VisibilityNames.of(grant.visibility()));
        if (!grant.allowedCidrs().isEmpty()) {
            writeTexts(
                    json,
                    "acl",
                    grant.allowedCidrs().stream().map(Cidr::toString).toList());
        }
    }

    private static void writeSeconds(JsonGenerator json, String name, Instant time) throws IOException {
        json.writeNumberField(name, time.getEpochSecond());
    }

    private static void writeTexts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
