package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes JSON. */
public final class JsonText {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** Something that has a JSON form. */
    public interface Writer {
        void write(JsonGenerator json) throws IOException;
    }

    private JsonText() {}

    /** The UTF-8 bytes of one JSON value. */
    public static byte[] utf8(Writer value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            value.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return out.toByteArray();
    }

    /** The value without white space, numbers to the letter. */
    static String compact(Json value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Json value) throws IOException {
        switch (value) {
            case Json.Obj(var members) -> {
                json.writeStartObject();
                for (Map.Entry<String, Json> member : members.entrySet()) {
                    json.writeFieldName(member.getKey());
                    write(json, member.getValue());
                }
                json.writeEndObject();
            }
            case Json.Arr(var elements) -> {
                json.writeStartArray();
                for (Json element : elements) {
                    write(json, element);
                }
                json.writeEndArray();
            }
            case Json.Text(var text) -> json.writeString(text);
            case Json.Num(var literal) -> json.writeNumber(literal);
            case Json.Bool(var bool) -> json.writeBoolean(bool);
            case Json.Null() -> json.writeNull();
        }
    }
}
