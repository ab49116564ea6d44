package dev.talos.cli.output;

import com.fasterxml.jackson.databind.JsonNode;

/** Single values of a JSON document as text. */
final class Values {
    private Values() {}

    /** A scalar as its bare text, an object or array as JSON on one line. */
    static String bare(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
