package dev.talos.model;

/** What a key is worth at a moment. EXPIRED is computed when read and never stored. */
public enum KeyStatus {
    ACTIVE,
    REVOKED,
    EXPIRED
}
