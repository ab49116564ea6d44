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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long other programs had the core that a server is pinned to, while the server wanted it: for how long one of its
 * threads waited for the core, less what its other threads ran. Two are watched, for one may sleep meanwhile: one reads
 * requests, one looks keys up. Times are in nanoseconds. Looking makes no garbage.
 */
final class CoreTime {

    private static final long BETWEEN_SAMPLES = 2_000_000;

    /** Two seconds of them. */
    private static final int SAMPLES = 1024;

    private static final long SECOND = 1_000_000_000;

    /** Those that ran longest. Not more: a compiler that waits holds up no request. */
    private static final int WATCHED = 2;

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
    private final Waiting[] threads;
    private long taken;
    private boolean known;

    /** A thread of the server. */
    private static final class Waiting {

        private final FileChannel schedstat;
        private final long[] others = new long[SAMPLES];
        private long last;

        Waiting(Path thread) throws IOException {
            this.schedstat = FileChannel.open(thread.resolve("schedstat"));
        }
    }

    private CoreTime(long pid, List<Waiting> threads) {
        // What clock_getcpuclockid(3) returns.
        this.processClock = (int) (~pid << 3) | 2;
        this.threads = threads.toArray(Waiting[]::new);
        this.known = !threads.isEmpty();
        if (known) {
            keep(System.nanoTime());
        }
    }

    /** Of the server that has this id. Its busiest threads are those that have run longest by now. */
    static CoreTime of(long pid) {
        List<Waiting> busiest = new ArrayList<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            // Read once, as they go on while they are sorted. A kernel that keeps no such times says 0.
            Map<Path, Long> ran = threads.collect(Collectors.toMap(Function.identity(), CoreTime::ran));
            List<Map.Entry<Path, Long>> first = ran.entrySet().stream()
                    .filter(thread -> thread.getValue() > 0)
                    .sorted(Map.Entry.<Path, Long>comparingByValue().reversed())
                    .limit(WATCHED)
                    .toList();
            for (Map.Entry<Path, Long> thread : first) {
                busiest.add(new Waiting(thread.getKey()));
            }
        } catch (IOException | UncheckedIOException _) {
            busiest.clear();
        }
        return new CoreTime(pid, busiest);
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
        long longest = 0;
        for (Waiting thread : threads) {
            longest = Math.max(longest, thread.last - thread.others[index(from)]);
        }
        return longest;
    }

    private static int index(long sample) {
        return (int) (sample % SAMPLES);
    }

    private void keep(long now) {
        sample();
        times[index(taken)] = now;
        for (Waiting thread : threads) {
            thread.others[index(taken)] = thread.last;
        }
        taken++;
    }

    /** Takes a microsecond or two. */
    private void sample() {
        long process = processorTime();
        known = known && process >= 0;
        for (Waiting thread : threads) {
            sample(thread, process);
        }
    }

    private void sample(Waiting thread, long process) {
        text.clear();
        try {
            thread.schedstat.read(text, 0);
        } catch (IOException _) {
            // The thread has ended.
        }
        text.flip();
        long ran = number();
        long waited = number();
        known = known && ran >= 0 && waited >= 0;
        thread.last = waited - (process - ran);
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
