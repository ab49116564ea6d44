package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.crypto.Secret;
import java.io.IOException;
import java.util.Optional;

/**
 * A key that was issued.
 *
 * @param secret its text, shown this once; empty when an earlier call has shown it
 * @param old the key in whose place it stands
 */
public record IssuedJson(KeyJson key, Optional<Secret> secret, Optional<KeyJson> old) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("issued_api_key");
        key.write(json);
        if (secret.isPresent()) {
            json.writeStringField("secret", secret.get().expose());
        }
        if (old.isPresent()) {
            json.writeFieldName("old_issued_api_key");
            old.get().write(json);
        }
        json.writeEndObject();
    }
}
