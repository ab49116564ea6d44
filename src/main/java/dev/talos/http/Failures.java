package dev.talos.http;

import dev.talos.http.wire.ErrorJson;
import dev.talos.http.wire.Reason;
import dev.talos.model.FieldViolation;
import dev.talos.storage.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what went wrong becomes an answer. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Violations that the message repeats; all of them stand in the details. */
    private static final int IN_MESSAGE = 5;

    static final String QUOTA_EXCEEDED =
            "there are as many keys as quota.api_keys_max allows; revoke some, or raise it";

    private static final String RETRY_SECONDS = "1";

    private Failures() {}

    static Answer of(Reason reason, String message) {
        return of(reason, message, Map.of());
    }

    static Answer of(Reason reason, String message, Map<String, String> metadata) {
        return answer(new ErrorJson(reason, message, metadata, List.of(), Optional.empty()));
    }

    static Answer badRequest(List<FieldViolation> violations) {
        return answer(new ErrorJson(Reason.BAD_REQUEST, message(violations), Map.of(), violations, Optional.empty()));
    }

    /** All violations in one line. */
    static String message(List<FieldViolation> violations) {
        String shown = violations.stream()
                .limit(IN_MESSAGE)
                .map(violation -> violation.field() + " " + violation.description())
                .collect(Collectors.joining(". "));
        int more = violations.size() - IN_MESSAGE;
        return more > 0 ? shown + ". And " + more + " more" : shown;
    }

    static Answer noSuchKey() {
        return of(Reason.API_KEY_NOT_FOUND, "there is no key with this id");
    }

    static Answer quotaExceeded() {
        return of(Reason.API_KEY_QUOTA_EXCEEDED, QUOTA_EXCEEDED);
    }

    static Answer noSuchPath() {
        return of(Reason.NOT_FOUND, "there is nothing at this path; /openapi.yaml lists what there is");
    }

    static Answer wrongMethod(Set<String> allowed) {
        String methods = String.join(", ", allowed);
        return of(Reason.METHOD_NOT_ALLOWED, "this path takes " + methods).with("Allow", methods);
    }

    static Answer tooLarge(int mostBody) {
        return of(
                Reason.PAYLOAD_TOO_LARGE,
                "the body is too large; at most " + mostBody + " bytes are allowed here; send it in parts");
    }

    static Answer uriTooLong() {
        return of(Reason.URI_TOO_LONG, "the request line is longer than 8 KiB");
    }

    static Answer headersTooLarge() {
        return of(Reason.HEADERS_TOO_LARGE, "the headers are larger than 16 KiB");
    }

    static Answer malformed() {
        return of(Reason.BAD_REQUEST, "this is not an HTTP/1.1 request");
    }

    static Answer busy() {
        return unavailable("the server has too much to do; try again soon");
    }

    private static Answer unavailable(String message) {
        return of(Reason.SERVICE_UNAVAILABLE, message).with(Answer.RETRY_AFTER, RETRY_SECONDS);
    }

    /** What a fault is answered with. Goes to the log with all that is known, and out with next to nothing. */
    static Answer of(RuntimeException fault, String route) {
        return switch (fault) {
            case StoreException.Unavailable e -> {
                LOG.warn("{}: the database is not available: {}", route, e.getMessage());
                LOG.debug("what the driver said", e.getCause());
                yield unavailable(String.valueOf(e.getMessage()));
            }
            case StoreException.TimedOut e -> {
                LOG.warn("{}: the database took too long: {}", route, e.getMessage());
                LOG.debug("what the driver said", e.getCause());
                yield of(Reason.GATEWAY_TIMEOUT, String.valueOf(e.getMessage()));
            }
            case StoreException.Unconfirmed e -> {
                LOG.warn("{}: it is not known whether a change was stored: {}", route, e.getMessage());
                LOG.debug("what the driver said", e.getCause());
                yield of(Reason.GATEWAY_TIMEOUT, String.valueOf(e.getMessage()));
            }
            default -> internal(fault, route);
        };
    }

    static Answer internal(Throwable fault, String route) {
        String id = UUID.randomUUID().toString();
        LOG.error("{} failed, told the caller as {}", route, id, fault);
        return of(
                Reason.INTERNAL_SERVER_ERROR,
                "something went wrong here; the server's log has more under " + id,
                Map.of("error_id", id));
    }

    static Answer answer(ErrorJson error) {
        return Answer.json(error.reason().http(), error);
    }
}
