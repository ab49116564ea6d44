package dev.talos.cli.keys;

import java.util.Locale;

/** Why a key is revoked, as it is written on the command line. */
enum RevocationReason {
    KEY_COMPROMISE,
    AFFILIATION_CHANGED,
    SUPERSEDED,
    PRIVILEGE_WITHDRAWN;

    /** As the server wants it. */
    String wireName() {
        return "REVOCATION_REASON_" + name();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
