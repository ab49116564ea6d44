package dev.talos.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines on their way to stderr, which a thread of its own writes. A stderr that nobody reads holds up no request: when
 * the queue is nearly full, lines below WARN are lost, and when it is full, all.
 *
 * <p>Whoever logs makes the line, while all that is in it is at hand; that of a request as JSON takes well under a
 * microsecond. The thread looks now and then, and writes all there is at once. Logback's own queue wakes its thread and
 * writes for each line; with a line for each request that was a tenth of all that a verification took.
 */
final class QueuedLines extends UnsynchronizedAppenderBase<ILoggingEvent> {

    // In bytes: some 8000 lines.
    private static final int MOST = 1 << 21;
    private static final int MOST_BELOW_WARN = MOST - MOST / 5;
    private static final int WORTH_A_LOOK = MOST / 4;

    /** The memory of so much is kept for good, for under load each look finds as much; that of a standstill is not. */
    private static final int MOST_KEPT = MOST / 2;

    /** The JDK copies what it writes to memory of its own, and gives that back. */
    private static final int WRITTEN_AT_ONCE = 1 << 16;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Encoder<ILoggingEvent> encoder;
    private final Thread writer = Thread.ofPlatform().name("log").daemon().unstarted(this::work);

    /** Guards the encoder and what is queued; never held while something is written. */
    private final Lock lock = new ReentrantLock();

    private final LongAdder lost = new LongAdder();

    private Lines queued = new Lines();

    QueuedLines(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    /** How many lines there was no room for, so far. */
    long lost() {
        return lost.sum();
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        boolean urgent = event.getLevel().isGreaterOrEqual(Level.WARN);
        boolean worthALook;
        // Makes the message, by methods that may log or take locks themselves.
        event.prepareForDeferredProcessing();
        lock.lock();
        try {
            int before = queued.length;
            if (before >= (urgent ? MOST : MOST_BELOW_WARN)) {
                lost.increment();
                return;
            }
            queued.add(encoded(event));
            worthALook = before < WORTH_A_LOOK && queued.length >= WORTH_A_LOOK;
        } finally {
            lock.unlock();
        }
        if (urgent || worthALook) {
            LockSupport.unpark(writer);
        }
    }

    private void work() {
        Lines empty = new Lines();
        while (isStarted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            empty = written(empty);
        }
        written(empty);
    }

    /** Writes what is queued, for which the empty one takes its place; returns one that is empty. */
    private Lines written(Lines empty) {
        Lines lines;
        lock.lock();
        try {
            if (queued.length == 0) {
                return empty;
            }
            lines = queued;
            queued = empty;
        } finally {
            lock.unlock();
        }
        lines.writeTo(System.err);
        if (lines.length > MOST_KEPT) {
            return new Lines();
        }
        lines.length = 0;
        return lines;
    }

    /** What {@link java.io.ByteArrayOutputStream} is, which takes a lock of its own for each step. */
    private static final class Lines {

        private byte[] bytes = new byte[WRITTEN_AT_ONCE];
        private int length;

        void add(byte[] line) {
            if (line.length > bytes.length - length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + line.length));
            }
            System.arraycopy(line, 0, bytes, length, line.length);
            length += line.length;
        }

        void writeTo(PrintStream to) {
            for (int from = 0; from < length; from += WRITTEN_AT_ONCE) {
                to.write(bytes, from, Math.min(WRITTEN_AT_ONCE, length - from));
            }
            to.flush();
        }
    }

    /** One line that cannot be written must not be the last one. */
    private byte[] encoded(ILoggingEvent event) {
        try {
            return encoder.encode(event);
        } catch (RuntimeException e) {
            String line = "a line of " + event.getLoggerName() + " could not be written: "
                    + e.getClass().getName() + "\n";
            return line.getBytes(UTF_8);
        }
    }

    /** Writes what is queued, for at most two seconds. */
    @Override
    public void stop() {
        super.stop();
        LockSupport.unpark(writer);
        try {
            writer.join(LONGEST_CLOSE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
