package dev.talos.cli.output;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import picocli.CommandLine.TypeConversionException;

/** Prints the one value that an RFC 6901 pointer points to: a scalar bare, all else as JSON. */
final class JsonPointerFormat implements OutputFormat {
    private final JsonPointer pointer;

    JsonPointerFormat(String pointer) {
        try {
            this.pointer = JsonPointer.compile(pointer);
        } catch (IllegalArgumentException _) {
            throw new TypeConversionException("'" + pointer + "' is no JSON pointer: it is empty or begins with /");
        }
    }

    @Override
    public String render(Document result, View view) {
        JsonNode value = result.json().at(pointer);
        if (value.isMissingNode()) {
            throw CommandFailure.failed("NO_SUCH_VALUE", "the answer has nothing at " + pointer);
        }
        return Values.bare(value) + "\n";
    }
}
