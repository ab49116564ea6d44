package dev.talos.storage.sql;

import dev.talos.model.KeyKind;
import dev.talos.model.KeyVisibility;
import dev.talos.model.RevocationReason;
import dev.talos.storage.StoreException;

/** The small numbers that stand for enums in the database. They never change, whatever becomes of the Java names. */
final class KeyCodes {

    private KeyCodes() {}

    static int of(KeyKind kind) {
        return switch (kind) {
            case ISSUED -> 1;
            case IMPORTED -> 2;
        };
    }

    static KeyKind kind(int code) {
        return switch (code) {
            case 1 -> KeyKind.ISSUED;
            case 2 -> KeyKind.IMPORTED;
            default -> throw unknown("kind", code);
        };
    }

    static int of(KeyVisibility visibility) {
        return switch (visibility) {
            case SECRET -> 1;
            case PUBLIC -> 2;
        };
    }

    static KeyVisibility visibility(int code) {
        return switch (code) {
            case 1 -> KeyVisibility.SECRET;
            case 2 -> KeyVisibility.PUBLIC;
            default -> throw unknown("visibility", code);
        };
    }

    static int of(RevocationReason reason) {
        return switch (reason) {
            case UNSPECIFIED -> 0;
            case KEY_COMPROMISE -> 1;
            case AFFILIATION_CHANGED -> 2;
            case SUPERSEDED -> 3;
            case PRIVILEGE_WITHDRAWN -> 4;
        };
    }

    static RevocationReason reason(int code) {
        return switch (code) {
            case 0 -> RevocationReason.UNSPECIFIED;
            case 1 -> RevocationReason.KEY_COMPROMISE;
            case 2 -> RevocationReason.AFFILIATION_CHANGED;
            case 3 -> RevocationReason.SUPERSEDED;
            case 4 -> RevocationReason.PRIVILEGE_WITHDRAWN;
            default -> throw unknown("revocation reason", code);
        };
    }

    private static StoreException unknown(String what, int code) {
        return new StoreException.Broken(
                "the database holds a " + what + " that this version does not know: " + code, null);
    }
}
