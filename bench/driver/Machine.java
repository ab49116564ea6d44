import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What the figures were taken on. */
final class Machine {

    private Machine() {}

    static Map<String, Object> describe(Options options) throws IOException, InterruptedException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("processors for this process", processors());
        facts.put("processor", line("/proc/cpuinfo", "model name"));
        facts.put("memory", line("/proc/meminfo", "MemTotal"));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("JDK", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        facts.put("Talos", version(options.version()));
        facts.put("nginx", Tools.output(new ProcessBuilder(Tools.path("nginx"), "-v")).strip());
        facts.put("load average at start", Files.readString(Path.of("/proc/loadavg")).substring(0, 14));
        facts.put("wrk", wrk());
        facts.put("server on processor", options.serverCpu());
        facts.put("load on processor", options.loadCpu() + (shareACore(options) ? ", which is the same core" : ""));
        facts.put("connections", options.connections());
        facts.put("keys", options.keys());
        for (Version other : options.versions()) {
            if (!options.against().isEmpty()) {
                facts.put("version" + other.suffix(), version(other));
            }
        }
        facts.put("rounds", options.rounds() + " of " + options.seconds() + " s, after " + options.warmUp()
                + " s to warm up; the targets of a table alternate");
        return facts;
    }

    private static String version(Version version) throws IOException, InterruptedException {
        return Tools.output(new ProcessBuilder(version.launcher(), "version"))
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** As Linux lists them: 0-3,8. */
    static String processors() throws IOException {
        return line("/proc/self/status", "Cpus_allowed_list");
    }

    static boolean mayUse(int processor) throws IOException {
        return numbers(processors()).anyMatch(each -> each == processor);
    }

    /** Two threads of one core take its time from each other. */
    private static boolean shareACore(Options options) throws IOException {
        Path siblings = Path.of(
                "/sys/devices/system/cpu/cpu" + options.serverCpu() + "/topology/thread_siblings_list");
        return options.serverCpu() == options.loadCpu()
                || Files.exists(siblings)
                        && numbers(Files.readString(siblings).strip()).anyMatch(each -> each == options.loadCpu());
    }

    private static IntStream numbers(String list) {
        return Arrays.stream(list.split(",")).flatMapToInt(part -> {
            String[] ends = part.split("-");
            return IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        });
    }

    /** It says so with its usage, which it takes for a fault. */
    private static String wrk() throws IOException {
        Process wrk = new ProcessBuilder(Tools.path("wrk"), "-v").redirectErrorStream(true).start();
        return new String(wrk.getInputStream().readAllBytes()).lines().findFirst().orElse("");
    }

    private static String line(String file, String field) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
