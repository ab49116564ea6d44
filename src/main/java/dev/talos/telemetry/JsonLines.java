package dev.talos.telemetry;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
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

    /** A member of the lines, in the form that is copied as it is: its name, and the text it had last. Most have it again. */
    private static final class Member {

        private final SerializableString name;
        private String text = "";
        private SerializableString quoted = new SerializedString("");

        Member(String name) {
            this.name = new SerializedString(name);
        }

        static Member ofPair(String key) {
            return new Member(FIXED.contains(key) ? "kv_" + key : key);
        }

        void write(JsonGenerator json, String value) throws IOException {
            json.writeFieldName(name);
            if (value.length() > LONGEST_KEPT) {
                json.writeString(value);
                return;
            }
            if (!value.equals(text)) {
                text = value;
                quoted = new SerializedString(value);
            }
            json.writeString(quoted);
        }
    }

    private static final int LONGEST_KEPT = 100;

    private final Member time = new Member("time");
    private final Member level = new Member("level");
    private final Member logger = new Member("logger");
    private final Member thread = new Member("thread");
    private final Member message = new Member("message");
    private final Member exception = new Member("exception");

    /** By the names of pairs, which stand in the code, and so are few. */
    private final Map<String, Member> pairs = new HashMap<>();

    private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
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
                write(json, pairs.computeIfAbsent(pair.key, Member::ofPair), pair.value);
            }
        }
        if (event.getThrowableProxy() != null) {
            exception.write(json, stackTrace.convert(event));
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

    private static void write(JsonGenerator json, Member member, Object value) throws IOException {
        switch (value) {
            case String text -> member.write(json, text);
            case Number number -> {
                json.writeFieldName(member.name);
                write(json, number);
            }
            case Boolean flag -> {
                json.writeFieldName(member.name);
                json.writeBoolean(flag);
            }
            case null -> {
                json.writeFieldName(member.name);
                json.writeNull();
            }
            default -> member.write(json, value.toString());
        }
    }

    private static void write(JsonGenerator json, Number number) throws IOException {
        switch (number) {
            case Integer it -> json.writeNumber(it);
            case Long it -> json.writeNumber(it);
            case Double it -> json.writeNumber(it);
            default -> json.writeString(number.toString());
        }
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
