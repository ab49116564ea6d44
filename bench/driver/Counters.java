import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says that it has done: its metrics.
 *
 * @param verdicts by outcome
 * @param linesLost lines of its log; empty when it does not say
 */
record Counters(Map<String, Long> verdicts, OptionalLong linesLost) {

    private static final Pattern VERDICTS =
            Pattern.compile("^talos_verifications_total\\{outcome=\"(\\w+)\"} (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LOST = Pattern.compile("^talos_log_lines_lost_total (\\S+)$", Pattern.MULTILINE);

    static final Counters NONE = new Counters(Map.of(), OptionalLong.empty());

    /** {@link #NONE} of one that says nothing. */
    static Counters of(Daemon daemon) throws IOException, InterruptedException {
        if (daemon.metricsUrl().isEmpty()) {
            return NONE;
        }
        String metrics = Calls.get(daemon.metricsUrl().get()).body();
        Map<String, Long> verdicts = new HashMap<>();
        VERDICTS.matcher(metrics).results().forEach(line -> verdicts.put(line.group(1), whole(line.group(2))));
        Matcher lost = LOST.matcher(metrics);
        return new Counters(verdicts, lost.find() ? OptionalLong.of(whole(lost.group(1))) : OptionalLong.empty());
    }

    /** Written as 1.0 or 1.0E7. */
    private static long whole(String number) {
        return (long) Double.parseDouble(number);
    }

    Counters since(Counters before) {
        Map<String, Long> more = new HashMap<>();
        verdicts.forEach((outcome, count) -> more.put(outcome, count - before.verdicts.getOrDefault(outcome, 0L)));
        return new Counters(
                more,
                linesLost.isPresent()
                        ? OptionalLong.of(linesLost.getAsLong() - before.linesLost.orElse(0))
                        : OptionalLong.empty());
    }

    /**
     * Sees that so many verdicts or more were as expected, and none another.
     *
     * @throws IOException when they were not
     */
    void check(Target target, long answered) throws IOException {
        String outcome = target.expected().outcome();
        long good = verdicts.getOrDefault(outcome, 0L);
        long all = verdicts.values().stream().mapToLong(count -> count).sum();
        if (good < answered || all > good) {
            throw new IOException(target.name() + ": wanted " + answered + " verdicts or more, all " + outcome + ", got "
                    + verdicts + "; not a measurement");
        }
    }
}
