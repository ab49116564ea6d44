package dev.talos.http;

import dev.talos.telemetry.Metrics;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each request down, in numbers and in a line of log; never a path, a query or a body that came. */
final class RequestRecorder {

    /** The logger operators filter by, so it has a name of its own. */
    private static final Logger LOG = LoggerFactory.getLogger("dev.talos.http.requests");

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final String HEALTH = "/health";

    /**
     * One request that was answered.
     *
     * @param route the pattern, not the path
     * @param bodyBytes of the request
     */
    record Entry(
            String method, String route, int status, Duration took, long bodyBytes, Optional<InetAddress> client) {}

    private final Metrics metrics;
    private final Supplier<RequestSettings> settings;

    /** What some event loop wrote last. Each may see what another one wrote, or not: it is compared before it is used. */
    private AddressText lastClient = new AddressText(null, "");

    RequestRecorder(Metrics metrics, Supplier<RequestSettings> settings) {
        this.metrics = metrics;
        this.settings = settings;
    }

    void record(Entry entry) {
        String method = METHODS.contains(entry.method()) ? entry.method() : "OTHER";
        metrics.request(entry.route(), method, entry.status(), entry.took());
        if (LOG.isInfoEnabled() && (settings.get().logHealth() || !entry.route().startsWith(HEALTH))) {
            LOG.atInfo()
                    .addKeyValue("method", method)
                    .addKeyValue("route", entry.route())
                    .addKeyValue("status", entry.status())
                    .addKeyValue("ms", entry.took().toNanos() / 1_000_000.0)
                    .addKeyValue("bytes", entry.bodyBytes())
                    .addKeyValue("client", entry.client().map(this::text).orElse("unknown"))
                    .log("request");
        }
    }

    /** Most come from few: a gateway, or the services of one company. */
    private String text(InetAddress client) {
        AddressText last = lastClient;
        if (!client.equals(last.address())) {
            last = new AddressText(client, client.getHostAddress());
            lastClient = last;
        }
        return last.text();
    }

    private record AddressText(@Nullable InetAddress address, String text) {}
}
