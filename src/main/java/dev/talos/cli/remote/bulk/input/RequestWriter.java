package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.talos.cli.remote.bulk.input.KeyColumns.Column;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the import request of a row that is made of columns. Limits and formats are left for the server to judge. */
final class RequestWriter {
    /** Columns that any row may have. */
    private static final List<String> OPTIONAL = List.of(
            "scopes",
            "ttl",
            "metadata",
            "visibility",
            "allowed_cidrs",
            "rate_limit_quota",
            "rate_limit_window",
            "request_id");

    /** Columns that any row has. */
    private static final List<String> REQUIRED = List.of("name", "actor_id");

    private static final String VISIBILITY = "KEY_VISIBILITY_";
    private static final int USUAL_LENGTH = 256;

    private final KeyColumns key;

    RequestWriter(KeyColumns key) {
        this.key = key;
    }

    /** Columns that must be there, by all their names. */
    List<Column> required() {
        return Stream.concat(key.required().stream(), REQUIRED.stream().map(Column::of))
                .toList();
    }

    /** The names of all columns, those that must be there first. */
    List<String> known() {
        return Stream.of(
                        required().stream().flatMap(column -> column.names().stream()),
                        key.optional().stream(),
                        OPTIONAL.stream())
                .flatMap(names -> names)
                .toList();
    }

    /**
     * The request as JSON.
     *
     * @param place of the row
     */
    String write(Cells row, String requestId, Place place) throws RowFault {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator request = RowJson.FACTORY.createGenerator(text)) {
            request.writeStartObject();
            String own = row.text("request_id");
            request.writeStringField("request_id", own.isEmpty() ? requestId : own);
            key.write(row, place, request);
            for (String column : REQUIRED) {
                optional(row, column, request);
            }
            optional(row, "ttl", request);
            visibility(row, request);
            list(row, "scopes", request);
            metadata(row, request, place);
            restrictions(row, request);
            request.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be written", e);
        }
        return text.toString();
    }

    private static void optional(Cells row, String column, JsonGenerator request) throws IOException {
        optional(row, column, request, column);
    }

    private static void optional(Cells row, String column, JsonGenerator request, String member) throws IOException {
        String value = row.text(column);
        if (!value.isEmpty()) {
            request.writeStringField(member, value);
        }
    }

    private static void list(Cells row, String column, JsonGenerator request) throws IOException {
        List<String> elements = row.list(column);
        if (!elements.isEmpty()) {
            request.writeFieldName(column);
            request.writeArray(elements.toArray(String[]::new), 0, elements.size());
        }
    }

    private static void visibility(Cells row, JsonGenerator request) throws IOException {
        String value = row.text("visibility").toUpperCase(Locale.ROOT);
        if (!value.isEmpty()) {
            request.writeStringField("visibility", value.startsWith(VISIBILITY) ? value : VISIBILITY + value);
        }
    }

    private static void restrictions(Cells row, JsonGenerator request) throws IOException {
        if (!row.list("allowed_cidrs").isEmpty()) {
            request.writeObjectFieldStart("ip_restriction");
            list(row, "allowed_cidrs", request);
            request.writeEndObject();
        }
        if (!row.text("rate_limit_quota").isEmpty()
                || !row.text("rate_limit_window").isEmpty()) {
            request.writeObjectFieldStart("rate_limit_policy");
            optional(row, "rate_limit_quota", request, "quota");
            optional(row, "rate_limit_window", request, "window");
            request.writeEndObject();
        }
    }

    private static void metadata(Cells row, JsonGenerator request, Place place) throws IOException, RowFault {
        String metadata = row.text("metadata");
        if (!metadata.isEmpty()) {
            checkObject(metadata, place);
            request.writeFieldName("metadata");
            request.writeRawValue(metadata);
        }
    }

    private static void checkObject(String metadata, Place place) throws IOException, RowFault {
        try (JsonParser json = RowJson.FACTORY.createParser(metadata)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new RowFault(place, "metadata is not a JSON object");
            }
            json.skipChildren();
            if (json.nextToken() != null) {
                throw new RowFault(place, "metadata has more after the end of its object");
            }
        } catch (JsonProcessingException e) {
            throw new RowFault(
                    place,
                    "metadata " + RowJson.what(e)
                            + (e.getLocation() == null
                                    ? ""
                                    : "; see its character " + e.getLocation().getColumnNr()));
        }
    }
}
