package dev.talos.credential;

/** Why a derived token that is genuine is not good here and now. */
public enum DerivedTokenFault {
    ISSUER,
    TENANT,
    NOT_YET_VALID,
    EXPIRED,
    IP_NOT_ALLOWED
}
