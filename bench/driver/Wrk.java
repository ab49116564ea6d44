import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * One turn of wrk: one thread on the load's core, a fixed number of connections, each with one request at a time.
 *
 * @param answered per second
 * @param p50 in microseconds, as are the other times
 */
record Wrk(long requests, double answered, double p50, double p99, double max) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Wrk run(Options options, String url, Bodies bodies, int seconds) throws IOException, InterruptedException {
        return run(options, url, bodies, seconds, "count");
    }

    /** The same, and says what the first request that was refused was told. That takes wrk some time for each answer. */
    static Wrk explaining(Options options, String url, Bodies bodies, int seconds)
            throws IOException, InterruptedException {
        return run(options, url, bodies, seconds, "explain");
    }

    private static Wrk run(Options options, String url, Bodies bodies, int seconds, String answers)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                Tools.path("wrk"),
                "-t1",
                "-c" + options.connections(),
                "-d" + seconds + "s",
                "--latency",
                "-s",
                options.root().resolve("bench/wrk/post.lua").toString(),
                url,
                "--",
                bodies.file().toString(),
                Long.toString(bodies.from()),
                Long.toString(bodies.count()),
                Long.toString(bodies.first()),
                answers);
        String output = Tools.output(new ProcessBuilder(Daemon.pinned(options.loadCpu(), command)));
        JsonNode result = JSON.readTree(output.substring(output.lastIndexOf("RESULT ") + "RESULT ".length()));
        long refused = result.get("refused").asLong();
        long broken = result.get("broken").asLong();
        if (refused + broken > 0) {
            throw new IOException(
                    refused + " requests were refused and " + broken + " got no answer; not a measurement: " + url
                            + refusal(output));
        }
        long requests = result.get("requests").asLong();
        return new Wrk(
                requests,
                requests * 1e6 / result.get("micros").asLong(),
                result.get("p50").asDouble(),
                result.get("p99").asDouble(),
                result.get("max").asDouble());
    }

    private static String refusal(String output) {
        return output.lines()
                .filter(line -> line.startsWith("REFUSAL "))
                .map(line -> "\n  the first was told " + line.substring("REFUSAL ".length()))
                .findFirst()
                .orElse("");
    }
}
