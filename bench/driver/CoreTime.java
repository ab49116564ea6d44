import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How long other programs had the core that a server is pinned to, while the server wanted it: for how long the server's
 * busiest thread waited for the core, less what the server's other threads ran. Times are in nanoseconds. Looking makes
 * no garbage.
 */
final class CoreTime {

    private static final long BETWEEN_SAMPLES = 2_000_000;

    /** Two seconds of them. */
    private static final int SAMPLES = 1024;

    private static final long SECOND = 1_000_000_000;

    /** Linked only where there is a /proc. */
    private static final class Clocks {
        private static final MethodHandle GETTIME = Linker.nativeLinker()
                .downcallHandle(
                        Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }

    private final int processClock;
    private final MemorySegment timespec = Arena.global().allocate(2 * Long.BYTES, Long.BYTES);
    private final ByteBuffer text = ByteBuffer.allocateDirect(128);
    private final long[] times = new long[SAMPLES];
    private final long[] others = new long[SAMPLES];
    private long taken;
    private long last;
    private FileChannel schedstat;
    private boolean known;

    private CoreTime(long pid) {
        // What clock_getcpuclockid(3) returns.
        this.processClock = (int) (~pid << 3) | 2;
    }

    /** Of the server that has this id. Its busiest thread is the one that has run longest by now. */
    static CoreTime of(long pid) {
        CoreTime core = new CoreTime(pid);
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            Path busiest = threads.max(Comparator.comparingLong(CoreTime::ran)).orElseThrow(IOException::new);
            core.schedstat = FileChannel.open(busiest.resolve("schedstat"));
            // A kernel that keeps no such times says 0.
            core.known = ran(busiest) > 0;
            core.keep(System.nanoTime());
        } catch (IOException | UncheckedIOException _) {
            core.known = false;
        }
        return core;
    }

    private static long ran(Path thread) {
        try {
            return Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (IOException | NumberFormatException _) {
            // It may have ended just now.
            return 0;
        }
    }

    /** Whether the system says all that is needed, and has said it each time. */
    boolean isKnown() {
        return known;
    }

    /** To be called often. */
    void passed(long now) {
        if (known && now - times[index(taken - 1)] >= BETWEEN_SAMPLES) {
            keep(now);
        }
    }

    /** So that what is asked next is up to now. */
    void look() {
        if (known) {
            sample();
        }
    }

    /** So long at least, from that time to the last look; 0 when it is not known. Goes back for two seconds at most. */
    long ofOthersSince(long time) {
        if (!known) {
            return 0;
        }
        long oldest = Math.max(0, taken - SAMPLES);
        long from = taken - 1;
        while (from > oldest && times[index(from)] > time) {
            from--;
        }
        return last - others[index(from)];
    }

    private static int index(long sample) {
        return (int) (sample % SAMPLES);
    }

    private void keep(long now) {
        sample();
        times[index(taken)] = now;
        others[index(taken)] = last;
        taken++;
    }

    /** Takes a microsecond for a server of 27 threads. */
    private void sample() {
        long process = processorTime();
        text.clear();
        try {
            schedstat.read(text, 0);
        } catch (IOException _) {
            // The thread has ended.
        }
        text.flip();
        long ran = number();
        long waited = number();
        known = known && process >= 0 && ran >= 0 && waited >= 0;
        last = waited - (process - ran);
    }

    /** Of all threads of the server; negative when it cannot be read. */
    private long processorTime() {
        try {
            int error = (int) Clocks.GETTIME.invokeExact(processClock, timespec);
            return error != 0
                    ? -1
                    : timespec.get(ValueLayout.JAVA_LONG, 0) * SECOND
                            + timespec.get(ValueLayout.JAVA_LONG, Long.BYTES);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next one and the character after it; negative when there is none. */
    private long number() {
        long number = -1;
        while (text.hasRemaining()) {
            int digit = text.get() - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = 10 * Math.max(0, number) + digit;
        }
        return number;
    }
}
