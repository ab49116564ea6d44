package dev.talos.http;

import dev.talos.model.KeyId;

/** What callers are told about keys that were not imported, alone or in a batch. */
final class ImportMessages {

    static final String ISSUED_HERE = "this server issued the key; it can be verified as it is and needs no import";

    private ImportMessages() {}

    static String alreadyExists(KeyId keyId) {
        return "the same raw_key is there already, as key " + keyId;
    }
}
