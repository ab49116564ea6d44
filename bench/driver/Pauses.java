import java.util.ArrayList;
import java.util.List;

/**
 * Finds the times in which requests waited for over 20 ms, and whose they were. All that one pause holds up are one
 * pause. Times are in nanoseconds.
 *
 * <p>A request waits in a queue, and what made the queue was mostly before it was due. So what counts is who took time
 * since the queue began. Of a server that never answers within a millisecond this says nothing.
 */
final class Pauses {

    private static final long LONG = 20_000_000;

    /** While requests are answered in less, there is no queue. */
    private static final long PROMPT = 1_000_000;

    /** Longer than the load takes to serve all its connections once. */
    private static final long AWAY = 5_000_000;

    /**
     * Who took over half of the time that the one waited which waited longest; the server, if nobody did, or if what is left
     * would be a pause by itself.
     */
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

    private final long epochMillis = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    private final CoreTime core;
    private final List<Pause> ended = new ArrayList<>();

    private long turn;
    private boolean lookedInTurn;
    private long queueSince;
    private long away;

    // The one that is under way, if there is one.
    private long longest;
    private long firstDue;
    private long lastLate;
    private Whose whose = Whose.SERVER;

    Pauses(CoreTime core) {
        this.core = core;
    }

    /** The load looked around at these two times, and not in between. */
    void passed(long before, long now) {
        core.passed(now);
        away += away(before, now);
        turn = now;
        lookedInTurn = false;
    }

    void answered(long due, long now, long counted) {
        if (now - due < PROMPT) {
            queueSince = now;
            away = 0;
        } else if (now - due > LONG && due >= counted) {
            late(due, now);
        }
    }

    private void late(long due, long now) {
        if (longest == 0 || now - lastLate > LONG) {
            end();
            firstDue = epochMillis + due / 1_000_000;
        }
        lastLate = now;
        if (now - due > longest) {
            longest = now - due;
            whose = whose(now);
        }
    }

    private Whose whose(long now) {
        // Once for all answers that came together: while a queue grows, each waited longer than the one before.
        if (!lookedInTurn) {
            core.look();
            lookedInTurn = true;
        }
        long byLoad = away + away(turn, now);
        long byOthers = core.ofOthersSince(queueSince);
        long most = Math.max(byLoad, byOthers);
        if (2 * most <= longest || longest - most > LONG) {
            return Whose.SERVER;
        }
        return byLoad > byOthers ? Whose.LOAD : Whose.OTHERS;
    }

    /** Since the queue began. */
    private long away(long from, long until) {
        long time = until - Math.max(from, queueSince);
        return time > AWAY ? time : 0;
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
        if (longest > 0) {
            ended.add(new Pause(firstDue, longest / 1e6, whose));
        }
        longest = 0;
    }
}
