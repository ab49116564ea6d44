import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every operation, by readers and writers at the same time, each answer held against what it must be: see mixed/. */
final class Mixed {

    /** That the store has before; those that the users make come on top. */
    private static final int KEYS = 100_000;

    /** @param cpuSeconds of the server, while answers were counted */
    private record Load(JsonNode result, double cpuSeconds) {}

    private Mixed() {}

    static List<Finding> sqlite(Lab lab) throws IOException, InterruptedException {
        int keys = Math.min(KEYS, lab.options().keys());
        Map<String, String> settings = Tokens.signingKeys(lab);
        List<Finding> findings = new ArrayList<>();
        long wrong = measure(lab, "SQLite", lab.talos(Stores.copyWithKeys(lab, keys), settings), findings);
        if (!lab.options().quick()) {
            Map<String, String> cached = new HashMap<>(settings);
            cached.putAll(Verify.CACHE);
            Daemon talos = lab.talos(Stores.copyWithKeys(lab, keys), cached);
            wrong += measure(lab, "SQLite, cache on", talos, findings);
        }
        return unlessWrong(wrong, findings);
    }

    static List<Finding> postgres(Lab lab) throws IOException, InterruptedException {
        int keys = Math.min(KEYS, lab.options().keys());
        Databases.Database database = Databases.postgres(lab, lab.options().databaseCpu());
        Daemon talos = lab.talos(database.dsn(), Tokens.signingKeys(lab));
        Stores.fill(talos, keys);
        List<Finding> findings = new ArrayList<>();
        return unlessWrong(measure(lab, "PostgreSQL", talos, findings), findings);
    }

    private static List<Finding> unlessWrong(long wrong, List<Finding> findings) {
        if (wrong > 0) {
            throw new Scenario.Wrong(wrong + " answers were wrong", findings);
        }
        return findings;
    }

    private static long measure(Lab lab, String name, Daemon talos, List<Finding> findings)
            throws IOException, InterruptedException {
        Load load = load(lab.options(), talos);
        JsonNode result = load.result();
        double seconds = result.get("seconds").asDouble();
        long wrong = 0;
        for (JsonNode each : result.get("wrong")) {
            wrong += each.get("times").asLong();
        }
        JsonNode all = result.get("all");
        System.err.printf(
                "  %-18s %,d answers, %.0f /s, %d wrong%n",
                name, all.get("times").asLong(), all.get("times").asLong() / seconds, wrong);
        Finding total = finding(name + ": all", all, seconds);
        total.values().put("wrong", wrong);
        total.values().put("CPU s", Report.round(load.cpuSeconds(), 1));
        total.values().put("resident MB", Report.round(talos.residentMb(), 0));
        total.values().put("peak MB", Report.round(talos.peakMb(), 0));
        findings.add(total);
        result.get("operations").properties().forEach(operation ->
                findings.add(finding(name + ": " + operation.getKey(), operation.getValue(), seconds)));
        for (JsonNode each : result.get("wrong")) {
            findings.add(Finding.of(
                    name + ", wrong: " + each.get("what").asText(),
                    "wrong", each.get("times").asLong(),
                    "for example", each.get("example").asText().replace("|", "\\|")));
        }
        lab.stop(talos);
        return wrong;
    }

    private static Finding finding(String name, JsonNode times, double seconds) {
        long count = times.get("times").asLong();
        return Finding.of(
                name,
                "answers", count,
                "per second", Report.round(count / seconds, 0),
                "p50 ms", Report.round(times.get("p50").asDouble(), 2),
                "p99 ms", Report.round(times.get("p99").asDouble(), 2),
                "worst ms", Report.round(times.get("max").asDouble(), 1));
    }

    private static Load load(Options options, Daemon talos) throws IOException, InterruptedException {
        List<String> command = Child.command(
                options,
                options.loadCpu(),
                512,
                "mixed/MixedLoad.java",
                List.of(
                        Integer.toString(talos.port()),
                        Integer.toString(options.warmUp()),
                        Integer.toString(options.longSeconds())));
        double[] before = new double[1];
        String output = Child.output(command, () -> before[0] = talos.cpuSeconds());
        return new Load(Calls.JSON.readTree(output), talos.cpuSeconds() - before[0]);
    }
}
