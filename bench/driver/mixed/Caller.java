package mixed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/** Sends, takes the time, and sees that an answer has the status and the form that it must have. */
final class Caller {

    private final Wire wire;
    private final Tally tally;

    Caller(Wire wire, Tally tally) {
        this.wire = wire;
        this.tally = tally;
    }

    JsonNode post(String operation, int status, String path, ObjectNode body) {
        return call(operation, status, "POST", path, body.toString());
    }

    JsonNode get(String operation, String path) {
        return call(operation, 200, "GET", path, "");
    }

    /** An answer that must be an error of that reason. */
    JsonNode refused(String operation, int status, String reason, String path, ObjectNode body) {
        JsonNode answer = post(operation, status, path, body);
        same(operation, "reason", reason, answer.at("/error/details/0/reason").asText());
        same(operation, "code", status, answer.at("/error/code").asInt());
        return answer;
    }

    private JsonNode call(String operation, int status, String method, String path, String body) {
        long start = System.nanoTime();
        Wire.Answer answer;
        try {
            answer = wire.send(method, path, body);
        } catch (IOException e) {
            throw new WrongAnswer(operation, "no answer", e);
        }
        tally.took(operation, System.nanoTime() - start);
        if (answer.status() != status) {
            throw new WrongAnswer(operation, "status " + answer.status() + " and not " + status, answer.text());
        }
        try {
            return Tally.JSON.readTree(answer.body());
        } catch (IOException _) {
            throw new WrongAnswer(operation, "not JSON", answer.text());
        }
    }

    static void same(String operation, String what, Object wanted, Object came) {
        if (!Objects.equals(wanted, came)) {
            throw new WrongAnswer(operation, "another " + what, "wanted " + wanted + ", got " + came);
        }
    }

    static void holds(boolean condition, String operation, String fault, Object came) {
        if (!condition) {
            throw new WrongAnswer(operation, fault, came);
        }
    }

    /** Times are compared as such: as text 05.123Z comes after 05.123456Z. */
    static Instant time(String operation, JsonNode of, String field) {
        String text = of.path(field).asText();
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException _) {
            throw new WrongAnswer(operation, "no time in " + field, text);
        }
    }
}
