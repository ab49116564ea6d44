package dev.talos.cli.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.Document;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Makes sure that an answer is one of Talos, and not the page of a proxy in between. */
final class AnswerReader {
    private static final int NO_CONTENT = 204;

    private AnswerReader() {}

    /** @throws CommandFailure naming URL and status when the answer is no JSON object, or a refusal without an error */
    static Answer read(HttpRequest request, int status, byte[] body) {
        if (status == NO_CONTENT) {
            return new Answer(status, Document.of(Json.MAPPER.createObjectNode()));
        }
        JsonNode json;
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            json = Json.MAPPER.readTree(text);
        } catch (CharacterCodingException | JsonProcessingException _) {
            throw unexpected(request, status, "not in JSON");
        }
        if (!json.isObject()) {
            throw unexpected(request, status, body.length == 0 ? "empty" : "not with a JSON object");
        }
        Answer answer = new Answer(status, new Document(text, json));
        if (answer.isRefusal() && !json.path("error").isObject()) {
            throw unexpected(request, status, "without an error object");
        }
        return answer;
    }

    private static CommandFailure unexpected(HttpRequest request, int status, String how) {
        return CommandFailure.failed(
                "UNEXPECTED_ANSWER",
                describe(request) + " was answered with status " + status + ", " + how
                        + "; is this the URL of a Talos server?");
    }

    /** Method and URL, without the query. */
    static String describe(HttpRequest request) {
        URI uri = request.uri();
        return request.method() + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
