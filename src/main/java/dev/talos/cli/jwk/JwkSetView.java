package dev.talos.cli.jwk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.View;
import java.util.List;

/** A JWK set (RFC 7517) of a server. It is for programs, so it stays JSON. */
final class JwkSetView implements View {
    private static final String KEYS = "keys";

    /** Without the copy of the set that the server adds for older clients. */
    @Override
    public String table(JsonNode answer) {
        return Json.MAPPER.createObjectNode().set(KEYS, answer.path(KEYS)).toPrettyString() + "\n";
    }

    @Override
    public List<String> ids(JsonNode answer) {
        return answer.path(KEYS)
                .valueStream()
                .map(key -> key.path("kid").asText())
                .filter(kid -> !kid.isEmpty())
                .toList();
    }
}
