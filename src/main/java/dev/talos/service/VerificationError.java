package dev.talos.service;

/** Why a credential is not valid. */
public enum VerificationError {
    INVALID_FORMAT,
    NOT_FOUND,
    SIGNATURE_INVALID,
    REVOKED,
    EXPIRED,
    IP_NOT_ALLOWED,
    /** The key cannot be read. Told in batches only; a single verification fails with a 500 instead. */
    INTERNAL
}
