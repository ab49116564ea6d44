import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were taken on. */
final class Machine {

    private Machine() {}

    static Map<String, Object> describe(Options options) throws IOException, InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("processor", line("/proc/cpuinfo", "model name"));
        facts.put("memory", line("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("JDK", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        facts.put(
                "Talos",
                Tools.output(new ProcessBuilder(options.root().resolve("talos").toString(), "version"))
                        .strip()
                        .replaceAll("\\s+", " "));
        facts.put("nginx", Tools.output(new ProcessBuilder(Tools.path("nginx"), "-v")).strip());
        facts.put("load average at start", Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
        facts.put("server on core", options.serverCpu());
        facts.put("load on core", options.loadCpu());
        facts.put("connections", options.connections());
        facts.put("rounds", options.rounds() + " of " + options.seconds() + " s, after " + options.warmUp()
                + " s to warm up; the targets of a table alternate");
        return facts;
    }

    private static String line(String file, String field) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
