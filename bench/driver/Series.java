import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The turns of one target. */
final class Series {

    /**
     * What a turn took of the server.
     *
     * @param seconds that it lasted
     * @param cpuSeconds of processor time
     * @param residentMb at its end
     * @param linesLost of its log; empty when it does not say
     */
    record Cost(double seconds, double cpuSeconds, double residentMb, OptionalLong linesLost) {}

    private final Target target;
    private final List<Wrk> turns = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();

    Series(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    void add(Wrk turn, Cost cost) {
        turns.add(turn);
        costs.add(cost);
    }

    /** What counts, requests or keys, per second in each turn. */
    List<Double> rates() {
        return turns.stream().map(turn -> turn.answered() * target.perRequest()).toList();
    }

    double rate() {
        return median(rates());
    }

    double perCpuSecond() {
        return 1e6 / microsOfCpu();
    }

    /** Of processor time of the server, for each thing that counts. */
    double microsOfCpu() {
        return median(eachMicrosOfCpu());
    }

    List<Double> eachMicrosOfCpu() {
        return IntStream.range(0, turns.size())
                .mapToObj(i -> costs.get(i).cpuSeconds() * 1e6 / (turns.get(i).requests() * target.perRequest()))
                .toList();
    }

    /** How much of one core the server had: below all of it, the load is what was measured. */
    double core() {
        return median(costs.stream().map(cost -> cost.cpuSeconds() / cost.seconds()).toList());
    }

    double residentMb() {
        return costs.getLast().residentMb();
    }

    /** From the end of the first turn to that of the last. */
    double grownMb() {
        return residentMb() - costs.getFirst().residentMb();
    }

    /** Empty when it does not say. */
    OptionalLong linesLost() {
        return costs.stream().allMatch(cost -> cost.linesLost().isPresent())
                ? OptionalLong.of(costs.stream()
                        .mapToLong(cost -> cost.linesLost().getAsLong())
                        .sum())
                : OptionalLong.empty();
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
