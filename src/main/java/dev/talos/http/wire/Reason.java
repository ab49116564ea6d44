package dev.talos.http.wire;

/** Why a request was refused: the stable word for it, its HTTP status and its place among Google's codes. */
public enum Reason {
    BAD_REQUEST(400, "INVALID_ARGUMENT"),
    CREDENTIAL_REQUIRED(400, "INVALID_ARGUMENT"),
    UNKNOWN_CREDENTIAL(400, "INVALID_ARGUMENT"),
    INVALID_TOKEN_TYPE(400, "INVALID_ARGUMENT"),
    DERIVED_TOKEN_NOT_REVOCABLE(400, "INVALID_ARGUMENT"),
    API_KEY_EXPIRED(401, "UNAUTHENTICATED"),
    API_KEY_REVOKED(401, "UNAUTHENTICATED"),
    PARENT_KEY_INVALID(401, "UNAUTHENTICATED"),
    API_KEY_QUOTA_EXCEEDED(402, "PERMISSION_DENIED"),
    FORBIDDEN(403, "PERMISSION_DENIED"),
    IP_NOT_ALLOWED(403, "PERMISSION_DENIED"),
    API_KEY_NOT_FOUND(404, "NOT_FOUND"),
    NOT_FOUND(404, "NOT_FOUND"),
    METHOD_NOT_ALLOWED(405, "UNIMPLEMENTED"),
    API_KEY_EXISTS(409, "ALREADY_EXISTS"),
    FAILED_PRECONDITION(409, "FAILED_PRECONDITION"),
    PAYLOAD_TOO_LARGE(413, "OUT_OF_RANGE"),
    URI_TOO_LONG(414, "OUT_OF_RANGE"),
    HEADERS_TOO_LARGE(431, "OUT_OF_RANGE"),
    INTERNAL_SERVER_ERROR(500, "INTERNAL"),
    SERVICE_UNAVAILABLE(503, "UNAVAILABLE"),
    GATEWAY_TIMEOUT(504, "DEADLINE_EXCEEDED");

    private final int http;
    private final String status;

    Reason(int http, String status) {
        this.http = http;
        this.status = status;
    }

    public int http() {
        return http;
    }

    public String status() {
        return status;
    }
}
