package dev.talos.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.status.NopStatusListener;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where log lines go: to stderr, by way of {@link QueuedLines}. */
public final class Logging implements AutoCloseable {

    /** They tell of their own inner life at INFO. */
    private static final List<String> CHATTY = List.of("io.netty", "io.vertx", "com.zaxxer.hikari");

    /** Control characters in what somebody sent must not make lines of their own, or colours. */
    private static final String TEXT = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %-5level %logger{0}: "
            + "%replace(%msg %kvp){'[\\x00-\\x1f\\x7f-\\x9f]+', ' '}%n";

    private final LoggerContext context;
    private final QueuedLines queue;

    private Logging(LoggerContext context, QueuedLines queue) {
        this.context = context;
        this.queue = queue;
    }

    /** Takes the place of whatever was configured before. */
    public static Logging configure(LogSettings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.getStatusManager().add(new NopStatusListener());
        QueuedLines queue = new QueuedLines(encoder(settings.format(), context));
        queue.setContext(context);
        queue.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(level(settings.level()));
        root.addAppender(queue);
        if (settings.level() != LogSettings.Level.DEBUG) {
            CHATTY.forEach(name -> context.getLogger(name).setLevel(Level.WARN));
        }
        context.start();
        return new Logging(context, queue);
    }

    /** Writes text at once, in the thread that logs. */
    static ConsoleAppender<ILoggingEvent> stderr(LoggerContext context) {
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(context);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder(LogSettings.Format.TEXT, context));
        stderr.start();
        return stderr;
    }

    private static Encoder<ILoggingEvent> encoder(LogSettings.Format format, LoggerContext context) {
        return switch (format) {
            case JSON -> {
                JsonLines json = new JsonLines();
                json.setContext(context);
                json.start();
                yield json;
            }
            case TEXT -> {
                PatternLayoutEncoder text = new PatternLayoutEncoder();
                text.setContext(context);
                text.setPattern(TEXT);
                text.start();
                yield text;
            }
        };
    }

    private static Level level(LogSettings.Level level) {
        return switch (level) {
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARN -> Level.WARN;
            case ERROR -> Level.ERROR;
        };
    }

    /** How many lines are lost by now, because whoever reads stderr was too slow. */
    public long linesLost() {
        return queue.lost();
    }

    /** Writes what is queued, for at most two seconds, and logs nothing from then on. */
    @Override
    public void close() {
        context.stop();
    }
}
