package mixed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** How long each operation took and what was wrong. Of one thread; those of all are put together at the end. */
final class Tally {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final double NANOS_PER_MILLI = 1e6;

    private static final class Wrongs {
        private final String example;
        private long times;

        Wrongs(String example) {
            this.example = example;
        }
    }

    private final Map<String, Histogram> times = new LinkedHashMap<>();
    private final Map<String, Wrongs> wrong = new TreeMap<>();
    private boolean counting;

    /** What came before was the warm-up: only what was wrong in it counts. */
    void count() {
        counting = true;
    }

    void took(String operation, long nanos) {
        if (counting) {
            times.computeIfAbsent(operation, _ -> new Histogram(3)).recordValue(nanos);
        }
    }

    void wrong(WrongAnswer answer) {
        wrong.computeIfAbsent(answer.operation() + ": " + answer.what(), _ -> new Wrongs(answer.getMessage())).times++;
    }

    void add(Tally other) {
        other.times.forEach((operation, histogram) ->
                times.computeIfAbsent(operation, _ -> new Histogram(3)).add(histogram));
        other.wrong.forEach((what, wrongs) ->
                wrong.computeIfAbsent(what, _ -> new Wrongs(wrongs.example)).times += wrongs.times);
    }

    /** In milliseconds. */
    ObjectNode json(double seconds) {
        ObjectNode json = JSON.createObjectNode();
        json.put("seconds", seconds);
        Histogram all = new Histogram(3);
        ObjectNode operations = json.putObject("operations");
        times.forEach((operation, histogram) -> {
            all.add(histogram);
            write(operations.putObject(operation), histogram);
        });
        write(json.putObject("all"), all);
        ArrayNode wrongs = json.putArray("wrong");
        wrong.forEach((what, each) ->
                wrongs.addObject().put("what", what).put("times", each.times).put("example", each.example));
        return json;
    }

    private static void write(ObjectNode json, Histogram histogram) {
        json.put("times", histogram.getTotalCount());
        json.put("p50", histogram.getValueAtPercentile(50) / NANOS_PER_MILLI);
        json.put("p99", histogram.getValueAtPercentile(99) / NANOS_PER_MILLI);
        json.put("max", histogram.getMaxValue() / NANOS_PER_MILLI);
    }
}
