package dev.talos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The document docs/openapi.yaml, as a judge of what the server does. */
public final class OpenApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** What any path may be answered with, whatever it is; described with the error itself. */
    private static final Set<String> GENERAL =
            Set.of("NOT_FOUND", "METHOD_NOT_ALLOWED", "URI_TOO_LONG", "HEADERS_TOO_LARGE");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    public static OpenApi ofProject() {
        try {
            String yaml = Files.readString(Path.of("docs", "openapi.yaml"));
            Load load = new Load(LoadSettings.builder().build());
            return new OpenApi(JSON.valueToTree(load.loadFromString(yaml)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each operation as {@code GET /path}. */
    public Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> METHODS.contains(member.getKey()))
                        .forEach(member ->
                                operations.add(member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /**
     * What the document has against an answer; empty when nothing.
     *
     * @param path as it was asked for, without the query
     */
    public List<String> faults(String method, String path, int status, String contentType, String body) {
        JsonNode operation = operation(method, path);
        if (GENERAL.contains(reason(body))) {
            return schemaFaults(errorSchema(), body);
        }
        if (operation.isMissingNode()) {
            return List.of("it is not in the document");
        }
        JsonNode response = resolve(operation.path("responses").path(Integer.toString(status)));
        if (response.isMissingNode()) {
            return List.of("the document has no answer " + status);
        }
        if (!response.has("content")) {
            return body.isEmpty() ? List.of() : List.of("the document has no body for " + status);
        }
        JsonNode content = response.get("content").path(contentType.replaceFirst(";.*", ""));
        if (content.isMissingNode()) {
            return List.of("the document has no content type " + contentType + " for " + status);
        }
        return contentType.startsWith("application/json") ? schemaFaults(content.get("schema"), body) : List.of();
    }

    private JsonNode operation(String method, String path) {
        String member = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        JsonNode literal = document.get("paths").path(path);
        if (!literal.isMissingNode()) {
            return literal.path(member);
        }
        return document.get("paths")
                .propertyStream()
                .filter(entry -> path.matches(pattern(entry.getKey())))
                .map(entry -> entry.getValue().path(member))
                .findFirst()
                .orElseGet(MissingNode::getInstance);
    }

    private static String reason(String body) {
        try {
            return body.startsWith("{")
                    ? JSON.readTree(body).at("/error/details/0/reason").asText()
                    : "";
        } catch (IOException _) {
            return "";
        }
    }

    private static String pattern(String path) {
        return path.replaceAll("\\{\\w+\\}", "[^/:]+");
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonNode errorSchema() {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/Error");
    }

    private List<String> schemaFaults(JsonNode schema, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.get("components"));
        try {
            return SCHEMAS.getSchema(whole).validate(JSON.readTree(body)).stream()
                    .map(Error::toString)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            return List.of("it is not JSON: " + e.getMessage());
        }
    }
}
