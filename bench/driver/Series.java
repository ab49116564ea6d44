import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The turns of one target. */
final class Series {

    private final Target target;
    private final List<Wrk> turns = new ArrayList<>();
    private final List<Double> perCpuSecond = new ArrayList<>();

    Series(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    void add(Wrk turn, double cpuSeconds) {
        turns.add(turn);
        perCpuSecond.add(turn.requests() / Math.max(cpuSeconds, 0.01));
    }

    /** What counts, requests or keys, per second in each turn. */
    List<Double> rates() {
        return turns.stream().map(turn -> turn.answered() * target.perRequest()).toList();
    }

    double rate() {
        return median(rates());
    }

    double perCpuSecond() {
        return median(perCpuSecond) * target.perRequest();
    }

    double p50() {
        return median(turns.stream().map(Wrk::p50).toList());
    }

    double p99() {
        return median(turns.stream().map(Wrk::p99).toList());
    }

    double worst() {
        return turns.stream().mapToDouble(Wrk::max).max().orElse(0);
    }

    long requests() {
        return turns.stream().mapToLong(Wrk::requests).sum();
    }

    /** How far apart the turns are, as part of their median: the noise of the machine. */
    double spread() {
        return (Collections.max(rates()) - Collections.min(rates())) / rate();
    }

    /** Turn by turn, so that what slowed down both does not count. */
    List<Double> ratiosTo(Series other) {
        return IntStream.range(0, Math.min(turns.size(), other.turns.size()))
                .mapToObj(i -> rates().get(i) / other.rates().get(i))
                .toList();
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
