import java.util.ArrayList;
import java.util.List;

/**
 * Finds the times in which requests waited for over 20 ms, and whose they were. All that one pause holds up are one
 * pause. Times are in nanoseconds.
 */
final class Pauses {

    private static final long LONG = 20_000_000;

    /** Who had over half of the time that the request waited which waited longest; if nobody else had, the server. */
    enum Whose {
        SERVER,
        /** The load, which was away. */
        LOAD,
        /** Other programs, which had the server's core. */
        OTHERS
    }

    /**
     * @param due when the one was that was answered first, in milliseconds since 1970
     * @param millis that the longest waited
     */
    record Pause(long due, double millis, Whose whose) {}

    private final CoreTime core;
    private final List<Pause> ended = new ArrayList<>();
    private long awayUntil;
    private long awayFor;

    // The one that is under way, if there is one.
    private long longest;
    private long longestDue;
    private long firstDue;
    private long lastLate;
    private boolean isLonger;
    private Whose whose = Whose.SERVER;

    Pauses(CoreTime core) {
        this.core = core;
    }

    /** The load looked around at these two times, and not in between. */
    void passed(long before, long now) {
        core.passed(now);
        if (now - before > LONG / 2) {
            awayUntil = now;
            awayFor = now - before;
        }
        judge();
    }

    void answered(long due, long now) {
        if (now - due <= LONG) {
            return;
        }
        if (longest == 0 || now - lastLate > LONG) {
            end();
            firstDue = System.currentTimeMillis() - (now - due) / 1_000_000;
        }
        lastLate = now;
        if (now - due > longest) {
            longest = now - due;
            longestDue = due;
            isLonger = true;
        }
    }

    /** All, in their order. The load is over. */
    List<Pause> ended() {
        end();
        return ended;
    }

    /** Whether it is known when other programs had the server's core. */
    boolean othersKnown() {
        return core.isKnown();
    }

    private void end() {
        judge();
        if (longest > 0) {
            ended.add(new Pause(firstDue, longest / 1e6, whose));
        }
        longest = 0;
    }

    /** Not for each answer: while a pause grows they come by the thousand. */
    private void judge() {
        if (!isLonger) {
            return;
        }
        isLonger = false;
        if (awayUntil > longestDue && 2 * awayFor > longest) {
            whose = Whose.LOAD;
        } else if (2 * core.ofOthersSince(longestDue) > longest) {
            whose = Whose.OTHERS;
        } else {
            whose = Whose.SERVER;
        }
    }
}
