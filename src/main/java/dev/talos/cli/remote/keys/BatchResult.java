package dev.talos.cli.remote.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.output.Document;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The results of a batch import, put together from the answers to its requests. */
final class BatchResult {
    private final List<Answer> answers = new ArrayList<>();
    private final ArrayNode results = Json.MAPPER.createArrayNode();
    private int answered;
    private int succeeded;

    /**
     * Adds the answer to the next items. When every one of them failed, the results ride in the details of an error.
     *
     * @throws CommandFailure when the request as a whole was refused
     */
    void add(Answer answer, int items) {
        for (JsonNode result : resultsIn(answer)) {
            ObjectNode item = result.deepCopy();
            item.put("index", answered + result.path("index").asInt());
            results.add(item);
            if (item.path("imported_api_key").isObject()) {
                succeeded++;
            }
        }
        answers.add(answer);
        answered += items;
    }

    private static JsonNode resultsIn(Answer answer) {
        if (!answer.isRefusal()) {
            return answer.json().path("results");
        }
        for (JsonNode detail : answer.json().path("error").path("details")) {
            if (detail.path("results").isArray()) {
                return detail.path("results");
            }
        }
        throw answer.refusal();
    }

    /** How many items the server has answered for. */
    int answered() {
        return answered;
    }

    int succeeded() {
        return succeeded;
    }

    int failed() {
        return results.size() - succeeded;
    }

    /** The error of the server, when no item at all succeeded. */
    Optional<CommandFailure> refusalOfAll() {
        return succeeded == 0
                ? answers.stream().filter(Answer::isRefusal).findFirst().map(Answer::refusal)
                : Optional.empty();
    }

    /** The one answer as it came, or several as one in the same form, with indices of the whole. */
    Document document() {
        if (answers.size() == 1 && !answers.getFirst().isRefusal()) {
            return answers.getFirst().document();
        }
        ObjectNode merged = Json.MAPPER.createObjectNode();
        merged.set("results", results);
        merged.put("success_count", succeeded);
        merged.put("failure_count", failed());
        return Document.of(merged);
    }
}
