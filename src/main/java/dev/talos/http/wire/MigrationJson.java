package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.talos.storage.SchemeCount;
import java.io.IOException;
import java.util.List;

/** How far the move away from other stores' digests has come, by scheme and in all. */
public record MigrationJson(List<SchemeCount> schemes) implements JsonText.Writer {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("schemes");
        for (SchemeCount count : schemes) {
            json.writeStartObject();
            json.writeStringField("scheme", count.scheme().text());
            writeCounts(json, count.imported(), count.pending());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("total");
        writeCounts(
                json,
                schemes.stream().mapToLong(SchemeCount::imported).sum(),
                schemes.stream().mapToLong(SchemeCount::pending).sum());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, long imported, long pending) throws IOException {
        json.writeStringField("imported", Long.toString(imported));
        json.writeStringField("seen", Long.toString(imported - pending));
        json.writeStringField("never_seen", Long.toString(pending));
    }
}
