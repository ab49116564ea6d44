package dev.talos.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import dev.talos.cli.command.CommandFailure;
import java.util.Objects;
import picocli.CommandLine.TypeConversionException;

/** Prints what a JSONPath expression finds: scalars bare, all else as JSON, several results one to a line. */
final class JsonPathFormat implements OutputFormat {
    private final String expression;
    private final JsonPath path;
    private final Configuration configuration = Configuration.builder()
            .jsonProvider(new StrictProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    JsonPathFormat(String expression) {
        this.expression = expression;
        try {
            this.path = JsonPath.compile(rooted(expression));
        } catch (InvalidPathException | IllegalArgumentException e) {
            throw new TypeConversionException("'" + expression + "' is no JSONPath: " + e.getMessage());
        }
    }

    /** kubectl writes {@code {.a.b}}, and people leave {@code $} away. */
    private static String rooted(String expression) {
        String path = expression.strip();
        if (path.startsWith("{") && path.endsWith("}")) {
            path = path.substring(1, path.length() - 1).strip();
        }
        if (path.isEmpty() || path.startsWith("$")) {
            return path;
        }
        return path.startsWith(".") || path.startsWith("[") ? "$" + path : "$." + path;
    }

    @Override
    public String render(Document result, View view) {
        Object found;
        try {
            found = path.read(result.json(), configuration);
        } catch (JsonPathException _) {
            throw CommandFailure.failed("NO_SUCH_VALUE", "the answer has nothing at " + expression);
        }
        if (path.isDefinite() || !(found instanceof JsonNode several)) {
            return line(found);
        }
        StringBuilder lines = new StringBuilder();
        several.forEach(value -> lines.append(line(value)));
        return lines.toString();
    }

    /** Functions such as {@code length()} answer with plain numbers. */
    private static String line(Object value) {
        return (value instanceof JsonNode node ? Values.bare(node) : String.valueOf(value)) + "\n";
    }

    /** Says that there is nothing behind the end of a list, where its parent makes a null of it. */
    private static final class StrictProvider extends JacksonJsonNodeJsonProvider {

        @Override
        public Object getArrayIndex(Object list, int index) {
            Objects.checkIndex(index, length(list));
            return super.getArrayIndex(list, index);
        }
    }
}
