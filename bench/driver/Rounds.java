import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Puts targets under load in turn, several times over, so that what disturbs the machine disturbs all of them. */
final class Rounds {

    static final String NGINX = "nginx, a constant";

    private final Options options;
    /** What a target gets next. */
    private final Map<Target, Bodies> left = new HashMap<>();

    private Rounds(Options options) {
        this.options = options;
    }

    /** Against nginx, which answers a constant of the size that the first target's answers have. */
    static List<Finding> againstNginx(Lab lab, List<Target> targets) throws IOException, InterruptedException {
        int size = Calls.check(targets.getFirst());
        Daemon nginx = lab.nginx(size);
        List<Target> all = new ArrayList<>(targets);
        all.addFirst(Target.of(NGINX, nginx, "/size/" + size, targets.getFirst().bodies(), Expected.ANYTHING));
        return findings(run(lab.options(), all));
    }

    static List<Series> run(Options options, List<Target> targets) throws IOException, InterruptedException {
        Rounds rounds = new Rounds(options);
        for (Target target : targets) {
            if (!target.expected().isAnything()) {
                Calls.check(target);
            }
            rounds.warmUp(target);
        }
        List<Series> all = targets.stream().map(Series::new).toList();
        for (int round = 0; round < options.rounds(); round++) {
            for (Series series : all) {
                rounds.turn(series);
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

    private void warmUp(Target target) throws IOException, InterruptedException {
        int seconds = target.name().equals(NGINX) ? 1 : options.warmUp();
        Bodies all = Bodies.all(target.bodies());
        if (target.order() == Target.Order.EACH_ONCE) {
            Bodies toWarmUp = all.toWarmUp();
            Wrk.run(options, target.url(), toWarmUp, seconds);
            left.put(target, all.without(toWarmUp.count()));
        } else {
            left.put(target, all);
            load(target, seconds);
        }
    }

    private void turn(Series series) throws IOException, InterruptedException {
        Target target = series.target();
        Daemon daemon = target.daemon();
        int seconds = Math.min(options.seconds(), target.most());
        Counters before = Counters.of(daemon);
        double cpuBefore = daemon.cpuSeconds();
        Wrk turn = load(target, seconds);
        double cpuSeconds = daemon.cpuSeconds() - cpuBefore;
        Counters counted = Counters.of(daemon).since(before);
        if (!target.expected().isAnything()) {
            counted.check(target, turn.requests() * target.perRequest());
        }
        series.add(turn, new Series.Cost(seconds, cpuSeconds, daemon.residentMb(), counted.linesLost()));
    }

    private Wrk load(Target target, int seconds) throws IOException, InterruptedException {
        Bodies bodies = left.get(target);
        Wrk turn = Wrk.run(options, target.url(), bodies, seconds);
        long sent = turn.requests() + options.connections();
        switch (target.order()) {
            case FROM_THE_FIRST -> {}
            case GOING_ON -> left.put(target, bodies.goingOnAfter(sent));
            case EACH_ONCE -> left.put(target, bodies.without(sent));
        }
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
        values.put("µs of CPU", Report.round(series.microsOfCpu(), 2));
        values.put("µs of CPU, least", Report.round(Collections.min(series.eachMicrosOfCpu()), 2));
        values.put("core used", Report.percent(series.core()));
        values.put("resident MB", Report.round(series.residentMb(), 0));
        values.put("grown MB", Report.round(series.grownMb(), 0));
        values.put("peak MB", Report.round(series.target().daemon().peakMb(), 0));
        values.put("log lines lost", series.linesLost().isPresent() ? series.linesLost().getAsLong() : "");
        values.put("rounds, per second", series.rates().stream().map(rate -> Report.round(rate, 0)).toList());
        return new Finding(series.target().name(), values);
    }
}
