package dev.talos.cli.macaroon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.Document;
import dev.talos.cli.output.OutputOptions;
import dev.talos.credential.macaroon.MacaroonDescription;
import dev.talos.credential.macaroon.MacaroonReading;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a macaroon says, without what makes it usable. */
@Command(
        name = "inspect",
        description = {
            "Show what a macaroon says: the claims, which are its first caveat, and what was taken away since.",
            "Proves nothing and needs no server. With --quiet only the identifier is printed."
        },
        footer = "  talos macaroon inspect - --format json-pretty <token.txt")
final class InspectCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final TokenParameter token = new TokenParameter();

    @Mixin
    private final OutputOptions output;

    InspectCommand(Console console) {
        this.console = console;
        this.output = new OutputOptions(console);
    }

    @Override
    public Integer call() {
        MacaroonReading.Parsed parsed = token.read(console);
        output.print(Document.of(document(parsed)), new MacaroonView());
        output.note("None of this is proven: talos keys verify says whether the token is good.");
        return ExitCode.DONE;
    }

    private static ObjectNode document(MacaroonReading.Parsed parsed) {
        MacaroonDescription description = parsed.macaroon().describe();
        ObjectNode document = Json.MAPPER.createObjectNode();
        document.put("prefix", parsed.prefix());
        document.put("location", description.location());
        document.put("identifier", description.identifier());
        ArrayNode caveats = document.putArray("caveats");
        description.caveats().forEach(caveat -> caveats.add(json(caveat)));
        return document;
    }

    /** A caveat that is a JSON object as that, so that its members can be picked out; any other as its text. */
    private static JsonNode json(String caveat) {
        try {
            JsonNode json = Json.MAPPER.readTree(caveat);
            return json.isObject() ? json : TextNode.valueOf(caveat);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(caveat);
        }
    }
}
