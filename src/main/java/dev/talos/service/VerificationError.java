package dev.talos.service;

/** Why a credential is not valid. */
public enum VerificationError {
    INVALID_FORMAT,
    NOT_FOUND,
    REVOKED,
    EXPIRED,
    IP_NOT_ALLOWED
}
