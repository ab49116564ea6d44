package dev.talos.storage.sql;

import dev.talos.crypto.KeyDigest;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Digests that were asked for, found again by the bytes that the database answers with. */
final class DigestMap {

    private final Map<ByteBuffer, KeyDigest> byBytes;

    DigestMap(Collection<KeyDigest> digests) {
        byBytes = HashMap.newHashMap(digests.size());
        digests.forEach(digest -> byBytes.put(ByteBuffer.wrap(digest.toBytes()), digest));
    }

    /** Each once. */
    List<byte[]> bytes() {
        return byBytes.keySet().stream().map(ByteBuffer::array).toList();
    }

    @Nullable
    KeyDigest get(byte[] bytes) {
        return byBytes.get(ByteBuffer.wrap(bytes));
    }
}
