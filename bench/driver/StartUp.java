import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How long it takes to the first answer, and how long one call of the command line takes. */
final class StartUp {

    /** A start is short. */
    private static final int ROUNDS_FOR_EACH = 3;

    private StartUp() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Options options = lab.options();
        BareVertx bare = BareVertx.made(lab);
        Path store = Stores.withKeys(lab, Keys.IN_TURN);
        Daemon server = lab.talos(store, Map.of());
        Timings bareStarts = new Timings("bare Vert.x with an AOT cache, first answer");
        Timings tunedStarts = new Timings("the same with the JVM flags of the launcher");
        List<Timings> all = new ArrayList<>(List.of(bareStarts, tunedStarts));
        options.versions().forEach(version -> {
            all.add(new Timings("talos serve, first answer" + version.suffix()));
            all.add(new Timings("talos keys verify, whole call" + version.suffix()));
            all.add(new Timings("talos version, whole call" + version.suffix()));
        });
        for (int round = 0; round < ROUNDS_FOR_EACH * options.rounds(); round++) {
            Iterator<Timings> rows = all.iterator();
            for (boolean tuned : List.of(false, true)) {
                int port = Daemon.freePort();
                rows.next().add(firstAnswer(lab, bare.command(tuned, port), Map.of(), port));
            }
            for (Version version : options.versions()) {
                Map<String, String> settings = Settings.of(Lab.sqlite(store), Map.of());
                rows.next().add(firstAnswer(
                        lab,
                        List.of(version.launcher(), "serve"),
                        settings,
                        Integer.parseInt(settings.get(Settings.PORT))));
                rows.next().add(call(version.launcher(), "keys", "verify", Keys.raw(round), "-e", server.url()));
                rows.next().add(call(version.launcher(), "version"));
            }
        }
        return all.stream().map(each -> each.against(bareStarts)).toList();
    }

    /** The milliseconds that something took, once a round. */
    private record Timings(String what, List<Double> millis) {

        Timings(String what) {
            this(what, new ArrayList<>());
        }

        void add(double took) {
            millis.add(took);
        }

        Finding against(Timings bare) {
            List<Double> ratios = IntStream.range(0, millis.size())
                    .mapToObj(round -> millis.get(round) / bare.millis.get(round))
                    .toList();
            return Finding.of(
                    what,
                    "median ms", Report.round(Series.median(millis), 0),
                    "from to", Report.round(Collections.min(millis), 0) + " to " + Report.round(Collections.max(millis), 0),
                    "ratio of the medians", Report.round(Series.median(millis) / Series.median(bare.millis), 2),
                    "median of the ratios", Report.round(Series.median(ratios), 2),
                    "rounds, ms", millis.stream().map(each -> Report.round(each, 0)).toList());
        }
    }

    private static double firstAnswer(Lab lab, List<String> command, Map<String, String> environment, int port)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Daemon daemon = lab.launch(command, environment, port, "start.log");
        while (true) {
            try {
                HttpResponse<String> answer = Calls.get(daemon.url() + "/health/alive");
                if (answer.statusCode() == 200) {
                    double millis = (System.nanoTime() - start) / 1e6;
                    lab.stop(daemon);
                    return millis;
                }
            } catch (IOException _) {
                // Not yet.
            }
            Thread.sleep(2);
            if (!daemon.isAlive() || System.nanoTime() - start > 30e9) {
                throw new IOException("does not start; " + daemon.lastLines());
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
}
