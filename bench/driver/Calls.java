import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Single calls of the API: to fill a store, and to see that what is measured is right. */
final class Calls {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int CHECKED = 20;
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private Calls() {}

    static HttpResponse<String> post(String url, String body) throws IOException, InterruptedException {
        return HTTP.send(request(url, body), BodyHandlers.ofString());
    }

    static CompletableFuture<HttpResponse<String>> postLater(String url, String body) {
        return HTTP.sendAsync(request(url, body), BodyHandlers.ofString());
    }

    static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    static JsonNode posted(String url, String body) throws IOException, InterruptedException {
        return good(post(url, body));
    }

    static JsonNode good(HttpResponse<String> response) throws IOException {
        if (response.statusCode() / 100 != 2) {
            throw new IOException(response.uri().getPath() + ": " + response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static HttpRequest request(String url, String body) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(2))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static int times(String part, String whole) {
        return whole.split(Pattern.quote(part), -1).length - 1;
    }

    /** Sees that the first answers are what they should be; returns the bytes of the last. */
    static int check(Target target) throws IOException, InterruptedException {
        int size = 0;
        try (var bodies = Files.lines(target.bodies())) {
            for (String body : bodies.limit(CHECKED).toList()) {
                HttpResponse<String> response = post(target.url(), body);
                if (response.statusCode() != 200 || times(target.expected().text(), response.body()) != target.perRequest()) {
                    throw new IOException(target.name() + ": wanted " + target.expected().text() + ", got "
                            + response.statusCode() + " " + response.body());
                }
                size = response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            }
        }
        return size;
    }
}
