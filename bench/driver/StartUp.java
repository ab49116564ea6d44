import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long it takes to the first answer, and how long one call of the command line takes. */
final class StartUp {

    private StartUp() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Options options = lab.options();
        int times = options.quick() ? 3 : 11;
        List<String> bare = bareServer(lab);
        String launcher = options.root().resolve("talos").toString();
        Path store = Stores.withKeys(lab, 1000);
        List<Double> bareStarts = new ArrayList<>();
        List<Double> starts = new ArrayList<>();
        List<Double> calls = new ArrayList<>();
        List<Double> versions = new ArrayList<>();
        Daemon server = lab.talos(store, Map.of());
        for (int i = 0; i < times; i++) {
            int port = Daemon.freePort();
            List<String> command = new ArrayList<>(bare);
            command.add(Integer.toString(port));
            bareStarts.add(firstAnswer(command, Map.of(), port, lab.file("bare.log")));
            Map<String, String> settings = Settings.of(Lab.sqlite(store), Map.of());
            starts.add(firstAnswer(
                    List.of(launcher, "serve"),
                    settings,
                    Integer.parseInt(settings.get("TALOS_SERVE_HTTP_PORT")),
                    lab.file("start.log")));
            calls.add(call(launcher, "keys", "verify", Keys.raw(i), "-e", server.url()));
            versions.add(call(launcher, "version"));
        }
        double bareMedian = Series.median(bareStarts);
        return List.of(
                finding("bare Vert.x with an AOT cache, first answer", bareStarts, bareMedian),
                finding("talos serve, first answer", starts, bareMedian),
                finding("talos keys verify, whole call", calls, bareMedian),
                finding("talos version, whole call", versions, bareMedian));
    }

    private static Finding finding(String name, List<Double> millis, double bare) {
        double median = Series.median(millis);
        double lowest = millis.stream().mapToDouble(m -> m).min().orElse(0);
        double highest = millis.stream().mapToDouble(m -> m).max().orElse(0);
        return Finding.of(
                name,
                "median ms", Report.round(median, 0),
                "from to", Report.round(lowest, 0) + " to " + Report.round(highest, 0),
                "ratio to bare", Report.round(median / bare, 2));
    }

    private static double firstAnswer(List<String> command, Map<String, String> environment, int port, Path log)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Daemon daemon = Daemon.launch(command, environment, port, log)) {
            while (true) {
                try {
                    HttpResponse<String> answer = Calls.get(daemon.url() + "/health/alive");
                    if (answer.statusCode() == 200) {
                        return (System.nanoTime() - start) / 1e6;
                    }
                } catch (IOException _) {
                    Thread.sleep(2);
                }
                if (!daemon.isAlive() || System.nanoTime() - start > 30e9) {
                    throw new IOException("does not start; " + Files.readString(log));
                }
            }
        }
    }

    private static double call(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("TALOS_NO_BUILD", "1");
        long start = System.nanoTime();
        Tools.output(builder);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Compiles BareServer, puts it into a jar and trains an AOT cache for it, with the flags of the launcher. */
    private static List<String> bareServer(Lab lab) throws IOException, InterruptedException {
        Path root = lab.options().root();
        Path bin = Path.of(ProcessHandle.current().info().command().orElseThrow()).getParent();
        Path classes = Files.createDirectories(lab.file("bare"));
        Path jar = lab.file("bare.jar");
        String libraries = vertx(root);
        Tools.output(new ProcessBuilder(
                bin.resolve("javac").toString(), "-cp", libraries, "-d", classes.toString(),
                root.resolve("bench/bare/BareServer.java").toString()));
        Tools.output(new ProcessBuilder(
                bin.resolve("jar").toString(), "--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        List<String> java = new ArrayList<>(List.of(
                bin.resolve("java").toString(), "-XX:+UseSerialGC", "-Xms32m", "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Xlog:disable",
                "-cp", jar + ":" + libraries));
        List<String> training = new ArrayList<>(java);
        training.add(1, "-XX:AOTCacheOutput=" + lab.file("bare.aot"));
        training.addAll(List.of("BareServer", Integer.toString(Daemon.freePort()), "once"));
        Tools.output(new ProcessBuilder(training));
        java.add(1, "-XX:AOTCache=" + lab.file("bare.aot"));
        java.add("BareServer");
        return java;
    }

    private static String vertx(Path root) throws IOException {
        try (var jars = Files.list(root.resolve("target/lib"))) {
            return String.join(
                    ":",
                    jars.map(Path::toString)
                            .filter(jar -> jar.matches(".*/(vertx|netty|jackson-core|slf4j)[^/]*\\.jar"))
                            .sorted()
                            .toList());
        }
    }
}
