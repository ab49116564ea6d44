import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts targets under load in turn, several times over, so that what disturbs the machine disturbs all of them. */
final class Rounds {

    static final String NGINX = "nginx, a constant";

    private final Options options;
    private final Map<Target, Long> next = new HashMap<>();

    private Rounds(Options options) {
        this.options = options;
    }

    /** Against nginx, which answers a constant of the size that the first target's answers have. */
    static List<Finding> againstNginx(Lab lab, List<Target> targets) throws IOException, InterruptedException {
        int size = Calls.check(targets.getFirst());
        Daemon nginx = lab.nginx(List.of(size));
        List<Target> all = new ArrayList<>(targets);
        all.addFirst(new Target(NGINX, nginx, "/size/" + size, targets.getFirst().bodies(), 1, false, ""));
        return findings(run(lab.options(), all));
    }

    static List<Series> run(Options options, List<Target> targets) throws IOException, InterruptedException {
        Rounds rounds = new Rounds(options);
        for (Target target : targets) {
            if (!target.expected().isEmpty()) {
                Calls.check(target);
            }
            rounds.load(target, target.name().equals(NGINX) ? 1 : options.warmUp());
        }
        List<Series> all = targets.stream().map(Series::new).toList();
        for (int round = 0; round < options.rounds(); round++) {
            for (Series series : all) {
                double before = series.target().daemon().cpuSeconds();
                Wrk turn = rounds.load(series.target(), options.seconds());
                series.add(turn, series.target().daemon().cpuSeconds() - before);
                System.err.printf(
                        Locale.ROOT,
                        "  round %d  %-34s %9.0f /s%n",
                        round + 1,
                        series.target().name(),
                        series.rates().getLast());
            }
        }
        return all;
    }

    private Wrk load(Target target, int seconds) throws IOException, InterruptedException {
        long first = target.fresh() ? next.getOrDefault(target, 0L) : 0;
        Wrk turn = Wrk.run(options, target.url(), target.bodies(), first, seconds, null);
        next.put(target, first + turn.requests() + options.connections());
        return turn;
    }

    /** One row for each; the first is what the others are held against. */
    static List<Finding> findings(List<Series> all) throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (Series series : all) {
            findings.add(finding(series, all.getFirst()));
        }
        return findings;
    }

    private static Finding finding(Series series, Series first) throws IOException {
        List<Double> ratios = series.ratiosTo(first);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("per second", Report.round(series.rate(), 0));
        values.put("spread", Report.percent(series.spread()));
        values.put("ratio", Report.round(Series.median(ratios), 2));
        values.put(
                "ratio, from to",
                Report.round(ratios.stream().mapToDouble(r -> r).min().orElse(0), 2) + " to "
                        + Report.round(ratios.stream().mapToDouble(r -> r).max().orElse(0), 2));
        values.put("p50 ms", Report.round(series.p50() / 1000, 2));
        values.put("p99 ms", Report.round(series.p99() / 1000, 2));
        values.put("worst ms", Report.round(series.worst() / 1000, 1));
        values.put("per CPU second", Report.round(series.perCpuSecond(), 0));
        values.put("ratio per CPU second", Report.round(series.perCpuSecond() / first.perCpuSecond(), 2));
        values.put("resident MB", Report.round(series.target().daemon().residentMb(), 0));
        values.put("peak MB", Report.round(series.target().daemon().peakMb(), 0));
        return new Finding(series.target().name(), values);
    }
}
