import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;

/**
 * Latency at half of the greatest rate. wrk sends a request when the answer before it is there, and so never sees the
 * queue that a pause makes. Here requests are due at fixed times, and the clock starts when one is due.
 */
final class Latency {

    private static final int MOST_CONNECTIONS = 64;
    private static final int WARM_UP_SECONDS = 3;

    /** Long enough that the start of the load counts for little. */
    private static final int TURN_SECONDS = 30;

    private Latency() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path bodies = Keys.verifyFile(lab, keys);
        Path store = Stores.withKeys(lab, keys);
        List<Target> targets = List.of(
                Target.of("no cache", lab.talos(store, Map.of()), Verify.PATH, bodies, Expected.VALID),
                Target.of("cache on", lab.talos(store, Verify.CACHE), Verify.PATH, bodies, Expected.VALID));
        int size = Calls.check(targets.getFirst());
        Daemon nginx = lab.nginx(size);
        List<Finding> findings = new ArrayList<>();
        long unanswered = 0;
        for (Series greatest : Rounds.run(lab.options(), targets)) {
            Target limit = Target.of(
                    "nginx at the same rate as " + greatest.target().name(),
                    nginx,
                    "/size/" + size,
                    bodies,
                    Expected.ANYTHING);
            OpenLoopTimes constant = new OpenLoopTimes();
            OpenLoopTimes talos = new OpenLoopTimes();
            double rate = greatest.rate() / 2;
            // What was compiled for requests that come in heaps is compiled again for those that come alone.
            turn(lab.options(), greatest.target(), rate, lab.options().warmUp(), new OpenLoopTimes());
            for (int left = lab.options().longSeconds(); left > 0; left -= TURN_SECONDS) {
                int seconds = Math.min(left, TURN_SECONDS);
                turn(lab.options(), limit, rate, seconds, constant);
                turn(lab.options(), greatest.target(), rate, seconds, talos);
            }
            findings.add(finding(limit.name(), rate, constant, constant));
            Finding finding = finding("Talos, " + greatest.target().name(), rate, talos, constant);
            finding.values().put("spread of the greatest rate", Report.percent(greatest.spread()));
            findings.add(finding);
            unanswered += constant.unanswered() + talos.unanswered();
        }
        if (unanswered > 0) {
            throw new Scenario.Wrong(unanswered + " requests were not answered", findings);
        }
        return findings;
    }

    private static Finding finding(String name, double rate, OpenLoopTimes times, OpenLoopTimes nginx) {
        return Finding.of(
                name,
                "seconds", Report.round(times.seconds(), 1),
                "per second, due", Report.round(rate, 0),
                "done", Report.round(times.perSecond(), 0),
                "unanswered", times.unanswered(),
                "p50 ms", Report.round(times.millisAt(50), 2),
                "p99 ms", Report.round(times.millisAt(99), 2),
                "p99 to nginx's", Report.round(times.millisAt(99) / nginx.millisAt(99), 1),
                "p99.9 ms", Report.round(times.millisAt(99.9), 2),
                "worst ms", Report.round(times.millisAt(100), 1),
                "pauses over 20 ms", times.pauses().size(),
                "of them the load's own", pauses(times, Pauses.Whose.LOAD).count(),
                "of them when others had the core", ofOthers(times),
                "the rest, and when", rest(times),
                "load away at most, ms", Report.round(times.longestAwayMillis(), 1));
    }

    private static Stream<Pauses.Pause> pauses(OpenLoopTimes times, Pauses.Whose whose) {
        return times.pauses().stream().filter(pause -> pause.whose() == whose);
    }

    private static Object ofOthers(OpenLoopTimes times) {
        long count = pauses(times, Pauses.Whose.OTHERS).count();
        return times.othersKnown() ? count : "at least " + count;
    }

    private static String rest(OpenLoopTimes times) {
        return pauses(times, Pauses.Whose.SERVER)
                .map(pause ->
                        String.format(Locale.ROOT, "%.0f ms at %s", pause.millis(), Instant.ofEpochMilli(pause.due())))
                .collect(Collectors.joining(", "));
    }

    private static void turn(Options options, Target target, double rate, int seconds, OpenLoopTimes sum)
            throws IOException, InterruptedException {
        String output = Child.output(Child.command(
                options,
                options.loadCpu(),
                256,
                "OpenLoop.java",
                List.of(
                        Integer.toString(target.daemon().port()),
                        Long.toString(target.daemon().pid()),
                        target.path(),
                        target.bodies().toString(),
                        Double.toString(rate),
                        Integer.toString(WARM_UP_SECONDS),
                        Integer.toString(seconds),
                        Integer.toString(MOST_CONNECTIONS))));
        try {
            sum.add((ObjectNode) Calls.JSON.readTree(output));
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
    }
}
