package dev.talos.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.slf4j.event.KeyValuePair;

/** What the line of one request costs, but for the way to stderr. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JsonLinesBenchmark {

    private final LoggerContext context = new LoggerContext();
    private final JsonLines lines = new JsonLines();
    private long micros;

    public JsonLinesBenchmark() {
        lines.start();
    }

    @Benchmark
    public Object lineOfRequest() {
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("dev.talos.http.requests"), Level.INFO, "request", null, null);
        event.setKeyValuePairs(List.of(
                new KeyValuePair("method", "POST"),
                new KeyValuePair("route", "/v2alpha1/admin/apiKeys:verify"),
                new KeyValuePair("status", 200),
                new KeyValuePair("ms", ++micros % 1000 / 1000.0),
                new KeyValuePair("bytes", 66L),
                new KeyValuePair("client", "127.0.0.1")));
        return lines.encode(event);
    }
}
