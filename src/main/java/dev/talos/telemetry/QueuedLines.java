package dev.talos.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Lines on their way to stderr, which a thread of its own writes. A stderr that nobody reads holds up no request: when
 * the queue is nearly full, lines below WARN are lost, and when it is full, all.
 *
 * <p>The thread looks now and then, and writes all there is at once. Logback's own queue wakes its thread and writes for
 * each line; with a line for each request that was a tenth of all that a verification took.
 */
final class QueuedLines extends UnsynchronizedAppenderBase<ILoggingEvent> {

    private static final int MOST = 8192;
    private static final int MOST_BELOW_WARN = MOST - MOST / 5;
    private static final int WORTH_A_LOOK = MOST / 4;
    private static final int WRITTEN_AT_ONCE = 1 << 16;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(2);

    private final Encoder<ILoggingEvent> encoder;
    private final Queue<ILoggingEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Thread writer = Thread.ofPlatform().name("log").daemon().unstarted(this::work);

    QueuedLines(Encoder<ILoggingEvent> encoder) {
        this.encoder = encoder;
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        boolean urgent = event.getLevel().isGreaterOrEqual(Level.WARN);
        int before = size.getAndIncrement();
        if (before >= (urgent ? MOST : MOST_BELOW_WARN)) {
            size.getAndDecrement();
            return;
        }
        event.prepareForDeferredProcessing();
        queue.add(event);
        if (urgent || before == WORTH_A_LOOK) {
            LockSupport.unpark(writer);
        }
    }

    private void work() {
        while (isStarted()) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            write();
        }
        write();
    }

    private void write() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ILoggingEvent event = queue.poll(); event != null; event = queue.poll()) {
            size.getAndDecrement();
            lines.writeBytes(encoded(event));
            if (lines.size() >= WRITTEN_AT_ONCE) {
                System.err.writeBytes(lines.toByteArray());
                lines.reset();
            }
        }
        if (lines.size() > 0) {
            System.err.writeBytes(lines.toByteArray());
            System.err.flush();
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
