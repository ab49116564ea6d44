package dev.talos.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Calls a server that may be gone, full or half dead, and takes whatever comes. Without an answer, it throws. */
public final class HttpCaller implements AutoCloseable {

    /** An answer of any kind. */
    public record Answer(int status, JsonNode body, String retryAfter) {

        /** {@code error.details[0].reason}, or nothing. */
        public String reason() {
            return body.at("/error/details/0/reason").asText();
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String IMPORTED = "/v2alpha1/admin/importedApiKeys";

    private final URI url;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public HttpCaller(URI url) {
        this.url = url;
    }

    public Answer importKey(String rawKey) {
        return post(IMPORTED, item(rawKey));
    }

    public Answer importAll(List<String> rawKeys) {
        return post(IMPORTED + ":batchImport", batch(rawKeys));
    }

    public Answer verify(String credential) {
        return post("/v2alpha1/admin/apiKeys:verify", JSON.createObjectNode().put("credential", credential));
    }

    /** Which of the credentials are valid, in their order. */
    public List<Boolean> verifyAll(List<String> credentials) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode requests = body.putArray("requests");
        credentials.forEach(credential -> requests.addObject().put("credential", credential));
        return post("/v2alpha1/admin/apiKeys:batchVerify", body)
                .body()
                .get("results")
                .valueStream()
                .map(result -> result.get("is_valid").asBoolean())
                .toList();
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET());
    }

    /** The body of a batch import. */
    public static ObjectNode batch(List<String> rawKeys) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode requests = body.putArray("requests");
        rawKeys.forEach(rawKey -> requests.add(item(rawKey)));
        return body;
    }

    private static ObjectNode item(String rawKey) {
        return JSON.createObjectNode()
                .put("raw_key", rawKey)
                .put("name", "a key")
                .put("actor_id", "someone");
    }

    private Answer post(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(url.resolve(path)).POST(BodyPublishers.ofString(body.toString())));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
            String retryAfter = response.headers().firstValue("Retry-After").orElse("");
            return new Answer(response.statusCode(), JSON.readTree(response.body()), retryAfter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
