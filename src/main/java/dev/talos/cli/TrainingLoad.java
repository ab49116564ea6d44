package dev.talos.cli;

import dev.talos.cli.command.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Verifies a key that is there, and many that are not, until the second compiler of a server in training has seen all that
 * this takes. What it knows then goes into the AOT cache.
 */
final class TrainingLoad {

    /** As many at once as make a server look up several keys in one go. */
    private static final int CLIENTS = 8;

    /** The second compiler compiles what was called some thousand times. */
    private static final int REQUESTS_EACH = 4000;

    private TrainingLoad() {}

    /** @param url of a server that has the key {@code k} */
    static int run(String url) {
        URI verify = URI.create(url + "/v2alpha1/admin/apiKeys:verify");
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                int client = i;
                clients.execute(() -> verify(http, verify, client));
            }
        }
        return ExitCode.DONE;
    }

    private static void verify(HttpClient http, URI verify, int client) {
        try {
            for (int i = 0; i < REQUESTS_EACH; i++) {
                String credential = i % 4 == 0 ? "unknown-" + client + "-" + i : "k";
                HttpRequest request = HttpRequest.newBuilder(verify)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"credential\":\"" + credential + "\"}"))
                        .build();
                HttpResponse<Void> _ = http.send(request, BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
