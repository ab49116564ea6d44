package dev.talos.credential;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one JSON object (RFC 8259), each as its own text. Strict, since readers that differ over one text can
 * be played against each other: nothing around the object, no name twice at any depth, valid UTF-8 only.
 */
public final class JsonMembers {

    /** Names are not kept: strangers make them up. */
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final ObjectMapper MAPPER = new ObjectMapper(STRICT);

    private final Map<String, String> rawTexts;

    private JsonMembers(Map<String, String> rawTexts) {
        this.rawTexts = Collections.unmodifiableMap(rawTexts);
    }

    public static Optional<JsonMembers> parse(byte[] utf8) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return Optional.of(read(text));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    public static Optional<JsonMembers> parse(String text) {
        try {
            return Optional.of(read(text));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static JsonMembers read(String text) throws IOException {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = STRICT.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, rawValue(parser, text));
            }
            if (parser.nextToken() != null) {
                throw new IOException("something behind the object");
            }
        }
        return new JsonMembers(members);
    }

    private static String rawValue(JsonParser parser, String text) throws IOException {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        // Reads a text or number to its end, which the parser puts off.
        parser.finishToken();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    public Set<String> names() {
        return rawTexts.keySet();
    }

    /** Name to JSON text, in the order of the object. */
    public Map<String, String> rawTexts() {
        return rawTexts;
    }

    /** The JSON text of a member; empty when there is none of the name. */
    public Optional<String> raw(String name) {
        return Optional.ofNullable(rawTexts.get(name));
    }

    /** Empty when there is no such member, or it is not a text. */
    public Optional<String> text(String name) {
        return node(name).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    /** The member as a tree; empty when there is none of the name. */
    public Optional<JsonNode> node(String name) {
        return raw(name).map(JsonMembers::tree);
    }

    private static JsonNode tree(String raw) {
        try {
            return MAPPER.readTree(raw);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a part of valid JSON is valid", e);
        }
    }
}
