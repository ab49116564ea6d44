package dev.talos.service;

/** Why a credential is not valid. */
public enum VerificationError {
    INVALID_FORMAT,
    NOT_FOUND,
    SIGNATURE_INVALID,
    REVOKED,
    EXPIRED,
    IP_NOT_ALLOWED
}
