package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rows that are import requests as they stand. Their text is checked and sent on; no tree is built of it. A member that
 * the API does not know is refused here: the server would repeat its name, and somebody may have put a key there.
 */
final class JsonRows implements RowShape {
    private static final String REQUEST_ID = "request_id";

    /** What a request may have, in the order in which people are told of it. */
    private static final List<String> MEMBERS = List.of(
            "raw_key",
            "hashed_key",
            "name",
            "actor_id",
            "scopes",
            "ttl",
            "metadata",
            "visibility",
            "ip_restriction",
            "rate_limit_policy",
            REQUEST_ID);

    /** What its members may have that are objects; of metadata the names are never told. */
    private static final Map<String, Set<String>> INNER = Map.of(
            "hashed_key", Set.of("algorithm", "digest", "encoding", "part", "secret", "lookup"),
            "lookup", Set.of("prefix", "suffix", "id_before", "id"),
            "ip_restriction", Set.of("allowed_cidrs"),
            "rate_limit_policy", Set.of("quota", "window", "unit"));

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
            String name = json.currentName();
            if (!MEMBERS.contains(name)) {
                throw new RowFault(start, "the row has a member that is none of " + String.join(", ", MEMBERS));
            }
            JsonToken value = json.nextToken();
            if (name.equals(REQUEST_ID)) {
                requestId = value == JsonToken.VALUE_NULL ? RequestId.NULL : RequestId.GIVEN;
            }
            inner(name, json, start);
        }
        if (json.nextToken() != null) {
            throw new RowFault(start.plus(json.currentTokenLocation()), "the row has more after the end of its object");
        }
        return requestId;
    }

    /** Reads to the end of the value of a member. */
    private static void inner(String name, JsonParser json, Place start) throws IOException, RowFault {
        Set<String> known = INNER.get(name);
        if (known == null || json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String member = json.currentName();
            if (!known.contains(member)) {
                throw new RowFault(start, name + " has a member that is unknown");
            }
            json.nextToken();
            inner(member, json, start);
        }
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
