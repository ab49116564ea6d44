package dev.talos.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * The numbers on {@code /metrics}. Every label comes from a fixed set, so that no caller can make their number grow.
 * Safe for use by many threads; recording costs well under a microsecond.
 */
public final class Metrics implements AutoCloseable {

    private record Request(String route, String method, int status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ConcurrentMap<Request, Timer> requests = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Counter> verifications = new ConcurrentHashMap<>();
    private final Counter reloadsApplied = reloads("applied");
    private final Counter reloadsRefused = reloads("refused");
    private final Counter setsFetched = fetches("fetched");
    private final Counter setsNotFetched = fetches("failed");
    private final Counter cacheHits = cacheLookups("hit");
    private final Counter cacheMisses = cacheLookups("miss");
    private final JvmGcMetrics gc = new JvmGcMetrics();

    /** The registry alone would let go of them. */
    private final Queue<LongSupplier> totals = new ConcurrentLinkedQueue<>();

    /** Has the JVM and the system tell of the process, too: apart, for it loads what nothing else at a start needs. */
    public void watchProcess() {
        gc.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
    }

    /**
     * One HTTP request answered.
     *
     * @param route the pattern it matched, never the path that came
     */
    public void request(String route, String method, int status, Duration took) {
        requests.computeIfAbsent(new Request(route, method, status), this::timer)
                .record(took);
    }

    /**
     * One credential judged.
     *
     * @param outcome {@code valid}, or the name of the verification error
     */
    public void verification(String outcome) {
        verifications
                .computeIfAbsent(
                        outcome,
                        name -> Counter.builder("talos.verifications")
                                .description("Credentials judged, by outcome")
                                .tag("outcome", name.toLowerCase(Locale.ROOT))
                                .register(registry))
                .increment();
    }

    /** One change of the configuration file seen, and taken over or refused. */
    public void configReload(boolean applied) {
        (applied ? reloadsApplied : reloadsRefused).increment();
    }

    /** One JWK set asked for anew on the web, and taken over, or not to be had or used. */
    public void jwkSetFetch(boolean good) {
        (good ? setsFetched : setsNotFetched).increment();
    }

    /** Keys looked for in the cache: those that were there, and those that the database was asked for. */
    public void cacheLookups(int hits, int misses) {
        add(cacheHits, hits);
        add(cacheMisses, misses);
    }

    /** To add nothing costs as much as to add something. */
    private static void add(Counter counter, int more) {
        if (more > 0) {
            counter.increment(more);
        }
    }

    /** A number that is asked for at each scrape; the supplier must not block. */
    public void gauge(String name, String description, LongSupplier value) {
        Gauge.builder(name, value::getAsLong)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** A number that only grows, and that somebody else counts; as for {@link #gauge}. */
    public void total(String name, String description, LongSupplier value) {
        totals.add(value);
        FunctionCounter.builder(name, value, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }

    /** Everything, in Prometheus's text format 0.0.4. */
    public String scrape() {
        return registry.scrape();
    }

    private Timer timer(Request request) {
        return Timer.builder("talos.http.requests")
                .description("Requests answered, by route, method and status")
                .tags(Tags.of(
                        "route", request.route(),
                        "method", request.method(),
                        "status", Integer.toString(request.status())))
                .register(registry);
    }

    private Counter reloads(String result) {
        return Counter.builder("talos.config.reloads")
                .description("Changes of the configuration file, by what became of them")
                .tag("result", result)
                .register(registry);
    }

    private Counter cacheLookups(String result) {
        return Counter.builder("talos.cache.lookups")
                .description("Keys looked for in the cache, by whether they were there")
                .tag("result", result)
                .register(registry);
    }

    private Counter fetches(String result) {
        return Counter.builder("talos.jwk.set.fetches")
                .description("JWK sets fetched anew from the web, by what became of them")
                .tag("result", result)
                .register(registry);
    }

    @Override
    public void close() {
        gc.close();
        registry.close();
    }
}
