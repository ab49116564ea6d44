package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * JSON as strict as the server is: one row with a member twice or nested too deeply would have it refuse a whole
 * request. Such a row is found here and fails alone.
 */
final class RowJson {
    /** The server takes 64; a row stands two levels deep in its request. */
    private static final int DEEPEST = 60;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(RowBuffer.MOST_BYTES)
                    .build())
            .build();

    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private RowJson() {}

    /** What is wrong with a row that begins there; nothing of it is repeated. */
    static RowFault fault(Place start, JsonProcessingException e) {
        return new RowFault(e.getLocation() == null ? start : start.plus(e.getLocation()), "the row " + what(e));
    }

    /** What is wrong, without where. */
    static String what(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "is nested too deeply, or holds a number or a name that is too long";
        }
        return String.valueOf(e.getOriginalMessage()).startsWith("Duplicate") ? "has a member twice" : "is not JSON";
    }
}
