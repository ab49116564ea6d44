package dev.talos.telemetry;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object a line, the key-value pairs as members of it. Logback's own encoder nests each pair in an object of a
 * list, makes texts of numbers, and takes several times as long. For one thread at a time.
 */
final class JsonLines extends EncoderBase<ILoggingEvent> {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Set<String> FIXED = Set.of("time", "level", "logger", "thread", "message", "exception");

    private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();
    private final ByteArrayBuilder line = new ByteArrayBuilder();
    private @Nullable JsonGenerator generator;
    private long lastMillis;
    private String lastTime = Instant.EPOCH.toString();

    @Override
    public void start() {
        stackTrace.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        line.reset();
        JsonGenerator json = generator;
        // Whatever fails in between leaves one that is in the middle of a line.
        generator = null;
        try {
            if (json == null) {
                json = FACTORY.createGenerator(line).setRootValueSeparator(null);
            }
            json.writeStartObject();
            write(json, event);
            json.writeEndObject();
            json.writeRaw('\n');
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written to", e);
        }
        generator = json;
        return line.toByteArray();
    }

    private void write(JsonGenerator json, ILoggingEvent event) throws IOException {
        json.writeStringField("time", time(event.getTimeStamp()));
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("thread", event.getThreadName());
        json.writeStringField("message", event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                json.writeFieldName(FIXED.contains(pair.key) ? "kv_" + pair.key : pair.key);
                writeValue(json, pair.value);
            }
        }
        if (event.getThrowableProxy() != null) {
            json.writeStringField("exception", stackTrace.convert(event));
        }
    }

    /** Many lines are of the same millisecond, and half of the work is to write that down. */
    private String time(long millis) {
        if (millis != lastMillis) {
            lastMillis = millis;
            lastTime = Instant.ofEpochMilli(millis).toString();
        }
        return lastTime;
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case null -> json.writeNull();
            default -> json.writeString(value.toString());
        }
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
