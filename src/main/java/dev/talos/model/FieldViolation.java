package dev.talos.model;

/**
 * One thing wrong with a request.
 *
 * @param field where, as a path in the request: {@code requests[3].scopes[0]}
 * @param description what came and what is allowed; never the value of a field that holds a credential
 */
public record FieldViolation(String field, String description) {}
