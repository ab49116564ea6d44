package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Digests that were asked for, found again by the bytes that the database answers with. */
final class DigestMap {

    /** Digests are equal whatever secret they are said to be made under. */
    private static final SecretId ANY = new SecretId(0);

    private final Map<KeyDigest, KeyDigest> asked;

    DigestMap(Collection<KeyDigest> digests) {
        asked = HashMap.newHashMap(digests.size());
        digests.forEach(digest -> asked.put(digest, digest));
    }

    /** Each once. */
    List<byte[]> bytes() {
        return asked.keySet().stream().map(KeyDigest::toBytes).toList();
    }

    @Nullable
    KeyDigest get(byte[] bytes) {
        return asked.get(KeyDigest.of(ANY, bytes));
    }
}
