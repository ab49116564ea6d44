import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What an open loop saw: how long after they were due requests were answered, and how often the load itself was away.
 * Times are in nanoseconds.
 */
final class OpenLoopTimes {

    static final long PAUSE = 20_000_000;

    private static final long AWAY = 1_000_000;

    /**
     * A time in which requests waited for over 20 ms. All that one pause holds up are one pause.
     *
     * @param due when the one was that was answered first, in milliseconds since 1970
     * @param millis that the longest waited
     * @param ofLoad whether the load made it by being away itself
     */
    record Pause(long due, double millis, boolean ofLoad) {}

    private final Histogram answers;
    private final Histogram away;
    private final List<Pause> pauses = new ArrayList<>();
    private double seconds;
    private long unanswered;

    private long lastAnswer;
    private long lastLate;
    private long awayUntil;
    private long awayFor;

    OpenLoopTimes() {
        this(new Histogram(3), new Histogram(3));
    }

    private OpenLoopTimes(Histogram answers, Histogram away) {
        this.answers = answers;
        this.away = away;
    }

    /** The load looked around at these two times, and not in between. */
    void passed(long before, long now, long counted) {
        if (now - before > AWAY && before >= counted) {
            away.recordValue(now - before);
        }
        if (now - before > PAUSE / 2) {
            awayUntil = now;
            awayFor = now - before;
        }
    }

    void answered(long due, long now, long counted) {
        if (due < counted) {
            return;
        }
        answers.recordValue(now - due);
        lastAnswer = now;
        if (now - due > PAUSE) {
            double millis = (now - due) / 1e6;
            if (pauses.isEmpty() || now - lastLate > PAUSE) {
                long wasDue = System.currentTimeMillis() - (long) millis;
                pauses.add(new Pause(wasDue, millis, awayUntil > due && 2 * awayFor > now - due));
            } else if (millis > pauses.getLast().millis()) {
                Pause pause = pauses.removeLast();
                pauses.add(new Pause(pause.due(), millis, pause.ofLoad()));
            }
            lastLate = now;
        }
    }

    /**
     * The load is over. Who is too slow answers the last request long after it was due; this time counts, too.
     *
     * @param end when the last request was due
     * @param unanswered how many requests were due and have no answer
     */
    void ended(long counted, long end, long unanswered) {
        seconds = (Math.max(lastAnswer, end) - counted) / 1e9;
        this.unanswered = unanswered;
    }

    /** Takes in what another process saw. */
    void add(ObjectNode json) throws DataFormatException {
        answers.add(histogram(json.get("answers").asText()));
        away.add(histogram(json.get("away").asText()));
        json.get("pauses")
                .forEach(pause -> pauses.add(new Pause(
                        pause.get("due").asLong(),
                        pause.get("millis").asDouble(),
                        pause.get("ofLoad").asBoolean())));
        seconds += json.get("seconds").asDouble();
        unanswered += json.get("unanswered").asLong();
    }

    ObjectNode json() {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.createObjectNode()
                .put("answers", text(answers))
                .put("away", text(away))
                .put("seconds", seconds)
                .put("unanswered", unanswered)
                .set("pauses", mapper.valueToTree(pauses));
    }

    private static String text(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static Histogram histogram(String text) throws DataFormatException {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    }

    double perSecond() {
        return answers.getTotalCount() / seconds;
    }

    double millisAt(double percentile) {
        return answers.getValueAtPercentile(percentile) / 1e6;
    }

    /** In their order. */
    List<Pause> pauses() {
        return List.copyOf(pauses);
    }

    double longestAwayMillis() {
        return away.getMaxValue() / 1e6;
    }

    /** From when the first was due to the last answer. */
    double seconds() {
        return seconds;
    }

    /** Requests that were due and had no answer seconds after the last was due. */
    long unanswered() {
        return unanswered;
    }
}
