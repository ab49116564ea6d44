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

    private static final long AWAY = 1_000_000;

    private final Histogram answers;
    private final Histogram away;
    private final List<Pauses.Pause> pauses = new ArrayList<>();
    private boolean othersKnown = true;
    private double seconds;
    private long unanswered;

    private long lastAnswer;

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
    }

    void answered(long due, long now, long counted) {
        if (due < counted) {
            return;
        }
        answers.recordValue(now - due);
        lastAnswer = now;
    }

    /**
     * The load is over. Who is too slow answers the last request long after it was due; this time counts, too.
     *
     * @param end when the last request was due
     * @param unanswered how many requests were due and have no answer
     * @param found the pauses in that time
     */
    void ended(long counted, long end, long unanswered, Pauses found) {
        seconds = (Math.max(lastAnswer, end) - counted) / 1e9;
        this.unanswered = unanswered;
        pauses.addAll(found.ended());
        othersKnown = found.othersKnown();
    }

    /** Takes in what another process saw. */
    void add(ObjectNode json) throws DataFormatException {
        answers.add(histogram(json.get("answers").asText()));
        away.add(histogram(json.get("away").asText()));
        json.get("pauses")
                .forEach(pause -> pauses.add(new Pauses.Pause(
                        pause.get("due").asLong(),
                        pause.get("millis").asDouble(),
                        Pauses.Whose.valueOf(pause.get("whose").asText()))));
        othersKnown &= json.get("othersKnown").asBoolean();
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
                .put("othersKnown", othersKnown)
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
    List<Pauses.Pause> pauses() {
        return List.copyOf(pauses);
    }

    /** Whether it is known of all pauses whether other programs made them. */
    boolean othersKnown() {
        return othersKnown;
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
