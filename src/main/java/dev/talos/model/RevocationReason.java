package dev.talos.model;

/** Why a key was ended; the reasons of RFC 5280 that make sense for a key. */
public enum RevocationReason {
    UNSPECIFIED,
    KEY_COMPROMISE,
    AFFILIATION_CHANGED,
    SUPERSEDED,
    PRIVILEGE_WITHDRAWN
}
