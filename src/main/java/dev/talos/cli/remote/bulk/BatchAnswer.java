package dev.talos.cli.remote.bulk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.Answer;
import dev.talos.cli.remote.RawAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what the server says of each row of a request. */
final class BatchAnswer {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final @Nullable Verdict[] verdicts;

    private BatchAnswer(int rows) {
        verdicts = new Verdict[rows];
    }

    /**
     * Reads a result without building a tree of it, for it is long and most of it repeats the request.
     *
     * @throws CommandFailure when it does not say something of each row
     */
    static List<Verdict> stream(RawAnswer answer, int rows) {
        BatchAnswer read = new BatchAnswer(rows);
        try (JsonParser json = FACTORY.createParser(answer.body())) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    boolean results = json.currentName().equals("results");
                    json.nextToken();
                    if (results) {
                        read.results(json);
                    } else {
                        json.skipChildren();
                    }
                }
            }
        } catch (IOException _) {
            throw unexpected("is not the JSON of a batch result");
        }
        return read.complete();
    }

    /**
     * Reads a result, or an error that carries results in its details because none of the rows succeeded; with all
     * that was said of each.
     *
     * @throws CommandFailure when the request as a whole was refused, or something of a row is missing
     */
    static List<Verdict> tree(Answer answer, int rows) {
        BatchAnswer read = new BatchAnswer(rows);
        JsonNode results = results(answer).orElseThrow(answer::refusal);
        for (JsonNode result : results) {
            String code = result.path("error_code").asText();
            read.put(
                    result.path("index").asInt(),
                    code.isEmpty()
                            ? Verdict.imported(
                                    result.path("imported_api_key")
                                            .path("key_id")
                                            .asText(),
                                    result)
                            : Verdict.failed(code, result.path("error_message").asText(), result));
        }
        return read.complete();
    }

    private static Optional<JsonNode> results(Answer answer) {
        if (!answer.isRefusal()) {
            return Optional.of(answer.json().path("results"));
        }
        for (JsonNode detail : answer.json().path("error").path("details")) {
            if (detail.path("results").isArray()) {
                return Optional.of(detail.path("results"));
            }
        }
        return Optional.empty();
    }

    private void results(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw unexpected("has no list of results");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            result(json);
        }
    }

    private void result(JsonParser json) throws IOException {
        int index = -1;
        String code = "";
        String message = "";
        String keyId = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            switch (name) {
                case "index" -> index = json.getValueAsInt(-1);
                case "error_code" -> code = json.getValueAsString("");
                case "error_message" -> message = json.getValueAsString("");
                case "imported_api_key" -> keyId = value == JsonToken.START_OBJECT ? keyId(json) : "";
                default -> json.skipChildren();
            }
        }
        put(index, code.isEmpty() ? Verdict.imported(keyId, null) : Verdict.failed(code, message, null));
    }

    private static String keyId(JsonParser json) throws IOException {
        String id = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isId = json.currentName().equals("key_id");
            json.nextToken();
            if (isId) {
                id = json.getValueAsString("");
            } else {
                json.skipChildren();
            }
        }
        return id;
    }

    private void put(int index, Verdict verdict) {
        if (index < 0 || index >= verdicts.length) {
            throw unexpected("tells of rows that were not sent");
        }
        verdicts[index] = verdict;
    }

    private List<Verdict> complete() {
        List<Verdict> complete = new ArrayList<>(verdicts.length);
        for (Verdict verdict : verdicts) {
            if (verdict == null) {
                throw unexpected("does not tell of every row that was sent");
            }
            complete.add(verdict);
        }
        return complete;
    }

    private static CommandFailure unexpected(String how) {
        return CommandFailure.failed(
                "UNEXPECTED_ANSWER", "the answer to a batch " + how + "; is this the URL of a Talos server?");
    }
}
