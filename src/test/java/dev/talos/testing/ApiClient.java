package dev.talos.testing;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Speaks HTTP to a server, and holds every answer it gets against docs/openapi.yaml. */
public final class ApiClient implements AutoCloseable {

    public static final String IMPORTED = "/v2alpha1/admin/importedApiKeys";
    public static final String ISSUED = "/v2alpha1/admin/issuedApiKeys";
    public static final String VERIFY = "/v2alpha1/admin/apiKeys:verify";

    /** Numbers stay as they were written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final OpenApi DOCUMENT = OpenApi.ofProject();

    /** An answer that is as the document says. */
    public record Answer(int status, HttpHeaders headers, JsonNode json) {

        /** The stable word for what went wrong. */
        public String reason() {
            return json.at("/error/details/0/reason").asText();
        }

        public String message() {
            return json.at("/error/message").asText();
        }

        /** The names of the fields that were wrong. */
        public List<String> faultyFields() {
            return json.at("/error/details/1/field_violations")
                    .valueStream()
                    .map(violation -> violation.get("field").asText())
                    .toList();
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        public String text(String field) {
            return json.path(field).asText();
        }
    }

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public ApiClient(URI url) {
        this.url = url;
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** The least that an import needs. */
    public static ObjectNode key(String rawKey) {
        return object().put("raw_key", rawKey).put("name", "a key").put("actor_id", "someone");
    }

    public static ObjectNode batch(List<? extends JsonNode> items) {
        ObjectNode body = object();
        body.putArray("requests").addAll(items);
        return body;
    }

    public Answer importKey(JsonNode body) {
        return post(IMPORTED, body);
    }

    /** Imports a key that must go in; its id. */
    public String imported(String rawKey) {
        Answer answer = importKey(key(rawKey));
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer.text("key_id");
    }

    /** Issues a key that must be made. */
    public Answer issued(JsonNode body) {
        Answer answer = post(ISSUED, body);
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        return answer;
    }

    /** Verifies a credential: {@code valid}, or the code without what all codes begin with. */
    public String verdict(String credential) {
        Answer answer = verify(credential);
        return answer.json().get("is_valid").asBoolean()
                ? "valid"
                : answer.text("error_code").replace("VERIFICATION_ERROR_", "");
    }

    public Answer verify(String credential) {
        return post(VERIFY, object().put("credential", credential));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer patch(String path, JsonNode body) {
        return send("PATCH", path, BodyPublishers.ofString(body.toString()));
    }

    public Answer post(String path, JsonNode body) {
        return post(path, body.toString());
    }

    public Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public Answer post(String path, byte[] body) {
        return send("POST", path, BodyPublishers.ofByteArray(body));
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).method(method, body).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return checked(method, path, response);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer checked(String method, String path, HttpResponse<String> response) throws IOException {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        String plainPath = path.replaceFirst("\\?.*", "");
        if (!method.equals("HEAD")) {
            List<String> faults =
                    DOCUMENT.faults(method, plainPath, response.statusCode(), contentType, response.body());
            if (!faults.isEmpty()) {
                throw new AssertionError("%s %s answered %d, which docs/openapi.yaml does not have: %s\n%s"
                        .formatted(method, plainPath, response.statusCode(), faults, response.body()));
            }
        }
        boolean json =
                contentType.startsWith("application/json") && !response.body().isEmpty();
        return new Answer(
                response.statusCode(),
                response.headers(),
                json ? JSON.readTree(response.body()) : MissingNode.getInstance());
    }

    @Override
    public void close() {
        http.close();
    }
}
