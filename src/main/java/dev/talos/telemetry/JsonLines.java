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
import java.util.HashMap;
import java.util.Map;
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

    private final JsonMember time = new JsonMember("time");
    private final JsonMember level = new JsonMember("level");
    private final JsonMember logger = new JsonMember("logger");
    private final JsonMember thread = new JsonMember("thread");
    private final JsonMember message = new JsonMember("message");
    private final JsonMember exception = new JsonMember("exception");

    /** By the names of pairs, which stand in the code, and so are few. */
    private final Map<String, JsonMember> pairs = new HashMap<>();

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
        time.write(json, time(event.getTimeStamp()));
        level.write(json, event.getLevel().toString());
        logger.write(json, event.getLoggerName());
        thread.write(json, event.getThreadName());
        message.write(json, event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                write(json, pairs.computeIfAbsent(pair.key, JsonLines::ofPair), pair.value);
            }
        }
        if (event.getThrowableProxy() != null) {
            exception.write(json, stackTrace.convert(event));
        }
    }

    private static JsonMember ofPair(String key) {
        return new JsonMember(FIXED.contains(key) ? "kv_" + key : key);
    }

    /** Many lines are of the same millisecond, and half of the work is to write that down. */
    private String time(long millis) {
        if (millis != lastMillis) {
            lastMillis = millis;
            lastTime = Instant.ofEpochMilli(millis).toString();
        }
        return lastTime;
    }

    private static void write(JsonGenerator json, JsonMember member, Object value) throws IOException {
        switch (value) {
            case Integer number -> member.name(json).writeNumber(number);
            case Long number -> member.name(json).writeNumber(number);
            case Double number -> member.name(json).writeNumber(number);
            case Boolean flag -> member.name(json).writeBoolean(flag);
            case null -> member.write(json, null);
            default -> member.write(json, value.toString());
        }
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
