package dev.talos.http.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.credential.ClaimsJson;
import dev.talos.credential.DerivedClaims;
import dev.talos.crypto.Secret;
import java.io.IOException;

/** A derived token, and all that it says. */
public record TokenJson(Secret token, DerivedClaims claims) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("token");
        json.writeStringField("token", token.expose());
        KeyJson.time(json, "expire_time", claims.life().expiresAt());
        KeyJson.scopes(json, claims.grant().scopes());
        json.writeFieldName("claims");
        json.writeRawValue(new String(ClaimsJson.write(claims), UTF_8));
        json.writeEndObject();
        json.writeEndObject();
    }
}
