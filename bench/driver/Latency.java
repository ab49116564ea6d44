import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Latency at half of the greatest rate. wrk sends a request when the answer before it is there, and so never sees the
 * queue that a pause makes. Here requests are due at fixed times, and the clock starts when one is due.
 */
final class Latency {

    private static final int MOST_CONNECTIONS = 64;

    private Latency() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path bodies = Keys.verifyFile(lab, keys);
        Daemon cached = lab.talos(Stores.withKeys(lab, keys), Verify.CACHE);
        Daemon plain = lab.talos(Stores.withKeys(lab, keys), Map.of());
        List<Target> targets = List.of(
                Target.of("no cache", plain, Verify.PATH, bodies, Verify.VALID),
                Target.of("cache on", cached, Verify.PATH, bodies, Verify.VALID));
        Daemon nginx = lab.nginx(List.of(Calls.check(targets.getFirst())));
        List<String> lines = Files.readAllLines(bodies);
        List<Finding> findings = new ArrayList<>();
        for (Series greatest : Rounds.run(lab.options(), targets)) {
            double rate = greatest.rate() / 2;
            Target limit =
                    Target.of("nginx", nginx, "/size/" + Calls.check(greatest.target()), bodies, "");
            for (Target target : List.of(limit, greatest.target())) {
                OpenLoop.Outcome outcome = OpenLoop.run(
                        lab.options(), target, lines, rate, seconds(lab.options()), MOST_CONNECTIONS);
                findings.add(Finding.of(
                        target.name() + ", at the half rate of " + greatest.target().name(),
                        "per second, wanted", Report.round(rate, 0),
                        "per second, done", Report.round(outcome.rate(), 0),
                        "p50 ms", Report.round(outcome.at(0.5), 2),
                        "p99 ms", Report.round(outcome.at(0.99), 2),
                        "p99.9 ms", Report.round(outcome.at(0.999), 2),
                        "worst ms", Report.round(outcome.at(1), 1)));
            }
        }
        return findings;
    }

    private static int seconds(Options options) {
        return options.seconds() * options.rounds();
    }
}
