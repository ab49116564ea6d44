package dev.talos.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.talos.testing.OpenApi;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OpenApiTest extends HttpTest {

    @Test
    void every_route_is_in_the_document_and_every_path_of_the_document_is_a_route() {
        Set<String> routes = server.api().routes().stream()
                .map(route -> route.method() + " " + route.path().text())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(routes).isEqualTo(OpenApi.ofProject().operations());
    }

    @Test
    void the_server_hands_out_the_document() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String served = http.send(
                            HttpRequest.newBuilder(server.url().resolve("/openapi.yaml"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();

            assertThat(served).isEqualTo(Files.readString(Path.of("docs/openapi.yaml")));
        }
    }
}
