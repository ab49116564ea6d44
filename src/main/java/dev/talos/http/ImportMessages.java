package dev.talos.http;

import dev.talos.model.KeyId;
import dev.talos.storage.HashedPart;

/** What callers are told about keys that were not imported, alone or in a batch. */
final class ImportMessages {

    static final String ISSUED_HERE = "this server issued the key; it can be verified as it is and needs no import";

    static final String TOO_MANY_SCHEMES = "keys by " + HashedPart.MOST_SCHEMES + " schemes are waiting to be seen,"
            + " which is as many as may be at once; :migration shows which. Wait until the keys of one have been seen,"
            + " or delete those that nobody uses; to revoke them does not help";

    static final String TOO_MANY_ALIKE =
            HashedPart.MOST_ALIKE + " keys with this lookup are waiting to be seen; a longer one tells more keys apart";

    private ImportMessages() {}

    static String alreadyExists(KeyId keyId) {
        return "the same key is there already, as key " + keyId;
    }
}
