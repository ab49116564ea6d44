package dev.talos.http.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Walks over one JSON text. Strict: UTF-8 only, no member twice, nothing after the value, at most
 * {@value #DEEPEST} levels. Errors tell the place and never quote the text, which may hold credentials.
 */
final class BodyParser {

    static final int DEEPEST = 64;

    /** Names are not kept: strangers make them up. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE) // the body has a limit already
                    .build())
            .build();

    private final JsonParser parser;
    private int valuesLeft;

    private BodyParser(JsonParser parser) {
        this.parser = parser;
    }

    static BodyParser of(byte[] body) throws BodyException {
        if (body.length == 0) {
            throw new BodyException("is empty; a JSON object is needed");
        }
        int bad = Utf8.firstBadByte(body);
        if (bad >= 0) {
            throw new BodyException("is not UTF-8 at byte " + bad);
        }
        try {
            // A reader, as of bytes Jackson would guess UTF-16 and UTF-32 from zeros among them.
            return new BodyParser(FACTORY.createParser(
                    new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalStateException("a parser of bytes in memory reads nothing yet", e);
        }
    }

    /** The next token; null after the last one. */
    @Nullable
    JsonToken next() throws BodyException {
        return parsed(parser::nextToken);
    }

    /** The text of the current token: a name, a string, a number as it was written. Read only now, so faults show now. */
    String text() throws BodyException {
        return parsed(parser::getText);
    }

    /** A step of the parser. */
    private interface Step<T extends @Nullable Object> {
        T take() throws IOException;
    }

    private <T extends @Nullable Object> T parsed(Step<T> step) throws BodyException {
        try {
            return step.take();
        } catch (StreamConstraintsException _) {
            boolean tooDeep = parser.getParsingContext().getNestingDepth() >= DEEPEST;
            throw new BodyException(
                    tooDeep
                            ? "is nested more than " + DEEPEST + " levels deep"
                            : "has a number or a name that is too long at " + place(parser.currentLocation()));
        } catch (JsonEOFException e) {
            throw new BodyException("ends too early: the JSON is cut off at " + place(e.getLocation()));
        } catch (JsonProcessingException e) {
            throw new BodyException("is not valid JSON at " + place(e.getLocation()));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    void end() throws BodyException {
        if (next() != null) {
            throw new BodyException("has more after the end of the JSON value, at " + place());
        }
    }

    String place() {
        return place(parser.currentTokenLocation());
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "an unknown place" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    JsonStreamContext context() {
        return parser.getParsingContext();
    }

    /**
     * The value that starts with the current token.
     *
     * @param most values it may consist of, itself and its parts; bounds the memory it takes
     */
    Json value(JsonToken start, int most) throws BodyException {
        valuesLeft = most;
        return value(start);
    }

    boolean isOverBudget() {
        return valuesLeft < 0;
    }

    private Json value(JsonToken start) throws BodyException {
        if (--valuesLeft < 0) {
            throw new BodyException("consists of too many values, at " + place());
        }
        return switch (start) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> new Json.Text(text());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(text());
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no value starts with " + start);
        };
    }

    private Json.Obj object() throws BodyException {
        Map<String, Json> members = new LinkedHashMap<>();
        while (required() != JsonToken.END_OBJECT) {
            String name = text();
            if (members.containsKey(name)) {
                throw repeated(name, place());
            }
            members.put(name, value(required()));
        }
        return new Json.Obj(members);
    }

    private Json.Arr array() throws BodyException {
        List<Json> elements = new ArrayList<>();
        for (JsonToken token = required(); token != JsonToken.END_ARRAY; token = required()) {
            elements.add(value(token));
        }
        return new Json.Arr(elements);
    }

    static BodyException repeated(String name, String where) {
        return new BodyException("has the member " + Texts.quoted(name) + " twice, again at " + where);
    }

    /** The next token within a value; the parser itself complains when there is none. */
    JsonToken required() throws BodyException {
        JsonToken token = next();
        if (token == null) {
            throw new BodyException("ends too early");
        }
        return token;
    }
}
