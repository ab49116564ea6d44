package dev.talos.http;

import dev.talos.model.KeyId;
import dev.talos.model.NetworkId;
import dev.talos.service.CacheUse;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What an operation sees of a request.
 *
 * @param pathParameter the part of the path that stands for the one variable of its pattern; empty when it has none
 * @param body not to be changed by anyone
 * @param client where the request comes from; empty when that cannot be told
 * @param cacheUse what the caller allows a cache to do
 */
@SuppressWarnings("ArrayRecordComponent") // a body is never compared, and a copy of 32 MiB is dear
public record Request(
        NetworkId network,
        String pathParameter,
        Query query,
        byte[] body,
        Optional<InetAddress> client,
        CacheUse cacheUse) {

    /** The key the path names; empty when it cannot be the name of any. */
    Optional<KeyId> keyId() {
        return KeyId.parse(pathParameter);
    }
}
