package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Rows that are import requests as they stand. Their text is checked and sent on; no tree is built of it. */
final class JsonRows implements RowShape {
    private static final String REQUEST_ID = "request_id";

    /** What a row says of its {@code request_id}. */
    private enum RequestId {
        NONE,
        NULL,
        GIVEN
    }

    @Override
    public String request(RawRow.Text row, String requestId) throws RowFault {
        try (JsonParser json = RowJson.FACTORY.createParser(row.text())) {
            return switch (read(json, row.place())) {
                case GIVEN -> row.text();
                case NONE -> with(requestId, row.text());
                case NULL -> replacing(requestId, row.text());
            };
        } catch (JsonProcessingException e) {
            throw RowJson.fault(row.place(), e);
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can always be read", e);
        }
    }

    /** Reads to the end, which finds whatever is wrong. */
    private static RequestId read(JsonParser json, Place start) throws IOException, RowFault {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new RowFault(start, "the row is not a JSON object");
        }
        RequestId requestId = RequestId.NONE;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean isRequestId = json.currentName().equals(REQUEST_ID);
            JsonToken value = json.nextToken();
            if (isRequestId) {
                requestId = value == JsonToken.VALUE_NULL ? RequestId.NULL : RequestId.GIVEN;
            }
            json.skipChildren();
        }
        if (json.nextToken() != null) {
            throw new RowFault(start.plus(json.currentTokenLocation()), "the row has more after the end of its object");
        }
        return requestId;
    }

    private static String with(String requestId, String object) {
        int members = object.indexOf('{') + 1;
        int first = members;
        while (Character.isWhitespace(object.charAt(first))) {
            first++;
        }
        return new StringBuilder(object.length() + requestId.length() + 20)
                .append("{\"" + REQUEST_ID + "\":\"")
                .append(requestId)
                .append(object.charAt(first) == '}' ? "\"" : "\",")
                .append(object, members, object.length())
                .toString();
    }

    private static String replacing(String requestId, String object) throws IOException {
        ObjectNode request = (ObjectNode) RowJson.MAPPER.readTree(object);
        return request.put(REQUEST_ID, requestId).toString();
    }
}
