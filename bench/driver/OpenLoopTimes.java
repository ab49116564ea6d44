import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * What an open loop saw: how long after they were due requests were answered, and how often the load itself was away.
 * Times are in nanoseconds.
 */
final class OpenLoopTimes {

    static final long PAUSE = 20_000_000;

    private static final long AWAY = 1_000_000;

    private final Histogram answers;
    private final Histogram away;
    private long pauses;
    private long pausesOfLoad;
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
            // All requests that one pause holds up are late; they are one pause.
            if (now - lastLate > PAUSE) {
                pauses++;
                if (awayUntil > due && 2 * awayFor > now - due) {
                    pausesOfLoad++;
                }
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
        pauses += json.get("pauses").asLong();
        pausesOfLoad += json.get("pausesOfLoad").asLong();
        seconds += json.get("seconds").asDouble();
        unanswered += json.get("unanswered").asLong();
    }

    ObjectNode json() {
        return new ObjectMapper()
                .createObjectNode()
                .put("answers", text(answers))
                .put("away", text(away))
                .put("pauses", pauses)
                .put("pausesOfLoad", pausesOfLoad)
                .put("seconds", seconds)
                .put("unanswered", unanswered);
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

    /** Over 20 ms. */
    long pauses() {
        return pauses;
    }

    /** Those of them that the load made by being away itself. */
    long pausesOfLoad() {
        return pausesOfLoad;
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
