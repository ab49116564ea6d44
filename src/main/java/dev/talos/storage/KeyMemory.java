package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import java.util.Optional;

/** What is known about keys without asking a database. Never blocks. */
public interface KeyMemory {

    /** The imported key stored under the digest; empty when it is not remembered, or there is none. */
    Optional<ApiKey> recallImported(NetworkId network, KeyDigest digest);

    /** The issued key with that id; empty when it is not remembered, or there is none. */
    Optional<ApiKey> recallIssued(NetworkId network, KeyId keyId);
}
