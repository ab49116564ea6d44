package dev.talos.model;

/** Where a key was made: here, or elsewhere and brought in. */
public enum KeyKind {
    ISSUED,
    IMPORTED
}
