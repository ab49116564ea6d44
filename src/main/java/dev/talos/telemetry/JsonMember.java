package dev.talos.telemetry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A member of the lines, in the form that is copied as it is: its name, and the text it had last. Most have it again. For
 * one thread at a time.
 */
final class JsonMember {

    private static final int LONGEST_KEPT = 100;
    private static final int ASCII = 0x80;

    private final SerializableString name;
    private String text = "";
    private SerializableString quoted = new SerializedString("");

    JsonMember(String name) {
        this.name = new SerializedString(name);
    }

    /** Its name only; a value has to follow. */
    JsonGenerator name(JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        return json;
    }

    void write(JsonGenerator json, @Nullable String value) throws IOException {
        json.writeFieldName(name);
        if (Objects.equals(value, text)) {
            json.writeString(quoted);
        } else if (value != null && isKept(value)) {
            text = value;
            quoted = new SerializedString(value);
            json.writeString(quoted);
        } else {
            json.writeString(value);
        }
    }

    /** What is beyond ASCII may be half a surrogate pair, which the generator alone knows how to write. */
    private static boolean isKept(String value) {
        return value.length() <= LONGEST_KEPT && value.chars().allMatch(c -> c < ASCII);
    }
}
