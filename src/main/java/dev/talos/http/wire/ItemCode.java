package dev.talos.http.wire;

/** Why one item of a batch import failed. */
public enum ItemCode {
    INVALID_ARGUMENT,
    ALREADY_EXISTS,
    FAILED_PRECONDITION,
    RESOURCE_EXHAUSTED,
    INTERNAL;

    public String wireName() {
        return "BATCH_CREATE_IMPORTED_API_KEYS_ERROR_" + name();
    }
}
