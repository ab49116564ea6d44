package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said of a key when it is made, and changed later. */
@Command
final class KeySettingsOptions {
    @Option(
            names = "--scopes",
            paramLabel = "A,B",
            order = 20,
            description = "What the key may do, separated by commas. \"\" for none.")
    private @Nullable List<String> scopes;

    @Option(names = "--metadata", paramLabel = "JSON", order = 21, description = "A JSON object kept with the key.")
    private @Nullable String metadata;

    @Option(
            names = "--allowed-cidrs",
            paramLabel = "A,B",
            order = 22,
            description = "Networks it may be used from, as 10.0.0.0/8,2001:db8::/32. \"\" for all.")
    private @Nullable List<String> allowedCidrs;

    @Option(
            names = "--rate-limit-quota",
            paramLabel = "N",
            order = 23,
            description = "Verifications allowed in each window.")
    private @Nullable Long rateLimitQuota;

    @Option(
            names = "--rate-limit-window",
            paramLabel = "DURATION",
            order = 24,
            description = "Length of the window, as 60s, 1h or 1d.")
    private @Nullable String rateLimitWindow;

    /** Adds the fields that were given to a request. */
    void writeTo(ObjectNode request) {
        if (scopes != null) {
            request.set("scopes", array(scopes));
        }
        if (metadata != null) {
            request.set("metadata", object(metadata));
        }
        if (allowedCidrs != null) {
            request.putObject("ip_restriction").set("allowed_cidrs", array(allowedCidrs));
        }
        if (rateLimitQuota != null || rateLimitWindow != null) {
            ObjectNode policy = request.putObject("rate_limit_policy");
            if (rateLimitQuota != null) {
                policy.put("quota", rateLimitQuota);
            }
            if (rateLimitWindow != null) {
                policy.put("window", rateLimitWindow);
            }
        }
    }

    private static ArrayNode array(List<String> lists) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        CommaLists.elements(lists).forEach(array::add);
        return array;
    }

    private static JsonNode object(String text) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage("--metadata " + Json.fault(e));
        }
        if (!json.isObject()) {
            throw CommandFailure.usage("--metadata must be a JSON object, such as {\"team\": \"billing\"}");
        }
        return json;
    }
}
