package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Rows that are JSON objects with members for columns: those of digests, which are no import requests yet. */
final class ObjectRows implements RowShape {
    private final RequestWriter requests;
    private final Set<String> known;

    ObjectRows(RequestWriter requests) {
        this.requests = requests;
        this.known = new LinkedHashSet<>(requests.known());
    }

    @Override
    public String request(RawRow.Text row, String requestId) throws RowFault {
        JsonNode object;
        try {
            object = RowJson.MAPPER.readTree(row.text());
        } catch (JsonProcessingException e) {
            throw RowJson.fault(row.place(), e);
        }
        if (!object.isObject()) {
            throw new RowFault(row.place(), "the row is not a JSON object");
        }
        if (object.properties().stream().anyMatch(member -> !known.contains(member.getKey()))) {
            throw new RowFault(row.place(), "the row has a member that is none of " + String.join(", ", known));
        }
        return requests.write(new Members(object), requestId, row.place());
    }

    private record Members(JsonNode object) implements Cells {
        @Override
        public String text(String column) {
            JsonNode value = object.path(column);
            return value.isContainerNode() ? value.toString() : value.isNull() ? "" : value.asText();
        }

        @Override
        public List<String> list(String column) {
            JsonNode value = object.path(column);
            if (!value.isArray()) {
                return Cells.elements(text(column));
            }
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(element.asText()));
            return elements;
        }
    }
}
