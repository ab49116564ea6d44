package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.Json;
import dev.talos.cli.command.StandardInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the keys of a file: a JSON array of import requests, or an object that holds one under {@code requests}.
 * Messages say where a fault is and never what stands there, because raw keys do.
 */
final class ImportFile {
    /** Reads one item and stops behind it, where the next one may follow. */
    private static final ObjectReader ITEM =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final String REQUESTS = "requests";

    private ImportFile() {}

    /**
     * All items of a file, or of standard input for {@code -}.
     *
     * @throws CommandFailure when it cannot be read, is not what it should be, or holds no item
     */
    static List<JsonNode> read(String file, Console console) {
        List<JsonNode> items;
        try (InputStream in = open(file, console);
                JsonParser json = Json.MAPPER.createParser(in)) {
            items = items(json);
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage("--file " + Json.fault(e));
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "INPUT_FAILED", "cannot read --file: " + e.getClass().getSimpleName());
        }
        if (items.isEmpty()) {
            throw CommandFailure.usage("--file holds no keys");
        }
        return items;
    }

    private static InputStream open(String file, Console console) throws IOException {
        if (StandardInput.isMeant(file)) {
            return console.in();
        }
        try {
            Path path = Path.of(file);
            if (!Files.exists(path)) {
                throw CommandFailure.usage("--file: there is no " + file);
            }
            if (Files.isDirectory(path)) {
                throw CommandFailure.usage("--file: " + file + " is a directory");
            }
            return Files.newInputStream(path);
        } catch (InvalidPathException _) {
            throw CommandFailure.usage("--file: " + file + " cannot be the name of a file");
        }
    }

    private static List<JsonNode> items(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        boolean wrapped = first == JsonToken.START_OBJECT;
        if (wrapped
                && (json.nextToken() != JsonToken.FIELD_NAME
                        || !json.currentName().equals(REQUESTS))) {
            throw malformed("an object must hold the array under \"requests\"", json.currentTokenLocation());
        }
        if ((wrapped ? json.nextToken() : first) != JsonToken.START_ARRAY) {
            throw malformed("it must be a JSON array of keys", json.currentTokenLocation());
        }
        List<JsonNode> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw malformed("item " + items.size() + " is not an object", json.currentTokenLocation());
            }
            items.add(ITEM.readTree(json));
        }
        if (wrapped && json.nextToken() != JsonToken.END_OBJECT) {
            throw malformed("the object must hold nothing but \"requests\"", json.currentTokenLocation());
        }
        if (json.nextToken() != null) {
            throw malformed("there is more after its end", json.currentTokenLocation());
        }
        return items;
    }

    private static CommandFailure malformed(String what, JsonLocation location) {
        return CommandFailure.usage("--file: " + what + "; see " + Json.place(location));
    }
}
