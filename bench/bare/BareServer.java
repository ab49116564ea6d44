import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The least that Vert.x can start with: what start-up is held against. */
public final class BareServer {

    private BareServer() {}

    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(args[0]);
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(request -> request.response().end("{\"status\":\"ok\"}"))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        if (args.length > 1) {
            // A training run: answers itself once, and ends.
            try (HttpClient http = HttpClient.newHttpClient()) {
                http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port)).build(), BodyHandlers.ofString());
            }
            System.exit(0);
        }
    }
}
