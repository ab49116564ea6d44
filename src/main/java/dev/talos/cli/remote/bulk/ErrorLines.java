package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.Json;
import dev.talos.cli.remote.bulk.input.Row;

/** A failed row as a line of the errors file. */
record ErrorLines(boolean withKeys) {
    String line(Row row, Verdict verdict) {
        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("line", row.place().line());
        line.put("code", verdict.code());
        line.put("message", verdict.message());
        if (row instanceof Row.Good good) {
            JsonNode request = request(good);
            copy(request, "name", line);
            copy(request, "actor_id", line);
            if (withKeys) {
                copy(request, "raw_key", line);
                copy(request, "hashed_key", line);
            }
        }
        return line + "\n";
    }

    static JsonNode request(Row.Good row) {
        try {
            return Json.MAPPER.readTree(row.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a good row is JSON", e);
        }
    }

    private static void copy(JsonNode from, String field, ObjectNode to) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        }
    }
}
