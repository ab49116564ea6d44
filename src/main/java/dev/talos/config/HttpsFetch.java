package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a small document: within {@value #PATIENCE_S} seconds, up to {@value FileLook#LARGEST_FILE} bytes, never over
 * plain HTTP. What it says of a failure repeats nothing of the address and the document.
 *
 * @param clients each fetch takes one and closes it, for there is one in minutes
 */
record HttpsFetch(Supplier<HttpClient.Builder> clients) {

    private static final long PATIENCE_S = 5;

    /** Blocks. */
    Checked<byte[]> fetch(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        // NORMAL follows to another https address, not to an http one.
        HttpClient client = clients.get().followRedirects(Redirect.NORMAL).build();
        try {
            HttpResponse<byte[]> response = client.sendAsync(
                            request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), FileLook.LARGEST_FILE))
                    // The timeout of a request would end with its headers.
                    .get(PATIENCE_S, TimeUnit.SECONDS);
            return response.statusCode() == HttpURLConnection.HTTP_OK
                    ? new Checked.Ok<>(response.body())
                    : fault("answers with HTTP status " + response.statusCode());
        } catch (TimeoutException _) {
            return fault("does not answer within " + PATIENCE_S + " seconds");
        } catch (ExecutionException e) {
            return fault(reason(e.getCause()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return fault("is not fetched while the server stops");
        } finally {
            client.shutdownNow();
        }
    }

    private static String reason(@Nullable Throwable cause) {
        return switch (cause) {
            case SSLException e -> "cannot be reached by TLS: " + e.getMessage();
            case ConnectException _ -> "cannot be connected to";
            case IOException e
            when String.valueOf(e.getMessage()).startsWith("body exceeds") ->
                "is larger than " + FileLook.LARGEST_FILE + " bytes, which is the most allowed";
            case null, default -> "cannot be fetched";
        };
    }

    private static Checked<byte[]> fault(String description) {
        return new Checked.Faulty<>(List.of(new FieldViolation("", description)));
    }
}
