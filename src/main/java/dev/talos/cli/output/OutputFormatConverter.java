package dev.talos.cli.output;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --format}. A path that is no path is found here, before anything has been sent. */
public final class OutputFormatConverter implements ITypeConverter<OutputFormat> {
    private static final String JSON_PATH = "jsonpath=";
    private static final String JSON_POINTER = "jsonpointer=";

    @Override
    public OutputFormat convert(String name) {
        return switch (name) {
            case "table" -> (result, view) -> view.table(result.json());
            case "json" -> (result, _) -> result.text() + "\n";
            case "json-pretty" -> (result, _) -> result.json().toPrettyString() + "\n";
            case "yaml" -> (result, _) -> Yaml.render(result.json());
            default -> selecting(name);
        };
    }

    private static OutputFormat selecting(String name) {
        if (name.startsWith(JSON_PATH)) {
            return new JsonPathFormat(name.substring(JSON_PATH.length()));
        }
        if (name.startsWith(JSON_POINTER)) {
            return new JsonPointerFormat(name.substring(JSON_POINTER.length()));
        }
        throw new TypeConversionException(
                "'" + name + "' is not one of table, json, json-pretty, yaml, jsonpath=EXPR, jsonpointer=PTR");
    }
}
