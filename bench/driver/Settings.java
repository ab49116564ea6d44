import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a Talos that is measured: what must be set, and otherwise as shipped. */
final class Settings {

    static final String PORT = "TALOS_SERVE_HTTP_PORT";
    static final String METRICS_PORT = "TALOS_SERVE_METRICS_PORT";

    private Settings() {}

    /** As environment variables. */
    static Map<String, String> of(String dsn, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "TALOS_NO_BUILD", "1",
                "TALOS_SERVE_HTTP_HOST", "127.0.0.1",
                PORT, Integer.toString(Daemon.freePort()),
                "TALOS_SERVE_METRICS_HOST", "127.0.0.1",
                METRICS_PORT, Integer.toString(Daemon.freePort()),
                "TALOS_CREDENTIALS_ISSUER", "https://bench.example",
                "TALOS_SECRETS_HMAC_CURRENT", Lab.SECRET,
                "TALOS_DB_DSN", dsn));
        settings.putAll(more);
        return settings;
    }
}
