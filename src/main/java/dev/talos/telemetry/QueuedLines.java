package dev.talos.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lines on their way to stderr, which a thread of its own writes. A stderr that nobody reads holds up no request: when
 * the queue is nearly full, lines below WARN are lost, and when it is full, all.
 *
 * <p>Whoever logs makes the line, while all that is in it is at hand; that of a request as JSON takes less than a
 * microsecond. The thread looks now and then, and writes all there is at once. Logback's own queue wakes its thread and
 * writes for each line; with a line for each request, that took more than half as long as all the rest of a verification.
 */
final class QueuedLines extends UnsynchronizedAppenderBase<ILoggingEvent> {

    // In bytes: some 8000 lines.
    private static final int MOST = 1 << 21;
    private static final int MOST_BELOW_WARN = MOST - MOST / 5;
    private static final int WORTH_A_LOOK = MOST / 4;

    /** The memory of so much is kept for good, for under load each look finds as much; that of a standstill is not. */
    private static final int MOST_KEPT = MOST / 2;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Encoder<ILoggingEvent> encoder;
    private final Thread writer = Thread.ofPlatform().name("log").daemon().unstarted(this::work);

    /** Guards the encoder and what is queued; never held while something is written. */
    private final Lock lock = new ReentrantLock();

    private final LongAdder lost = new LongAdder();

    private ByteArrayOutputStream queued = new ByteArrayOutputStream();

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
            int before = queued.size();
            if (before >= (urgent ? MOST : MOST_BELOW_WARN)) {
                lost.increment();
                return;
            }
            queued.writeBytes(encoded(event));
            worthALook = before < WORTH_A_LOOK && queued.size() >= WORTH_A_LOOK;
        } finally {
            lock.unlock();
        }
        if (urgent || worthALook) {
            LockSupport.unpark(writer);
        }
    }

    private void work() {
        ByteArrayOutputStream empty = new ByteArrayOutputStream();
        while (isStarted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            empty = written(empty);
        }
        written(empty);
    }

    /** Writes what is queued, for which the empty one takes its place; returns one that is empty. */
    private ByteArrayOutputStream written(ByteArrayOutputStream empty) {
        ByteArrayOutputStream lines;
        lock.lock();
        try {
            if (queued.size() == 0) {
                return empty;
            }
            lines = queued;
            queued = empty;
        } finally {
            lock.unlock();
        }
        try {
            lines.writeTo(System.err);
        } catch (IOException e) {
            throw new UncheckedIOException("a PrintStream throws none", e);
        }
        System.err.flush();
        if (lines.size() > MOST_KEPT) {
            return new ByteArrayOutputStream();
        }
        lines.reset();
        return lines;
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
