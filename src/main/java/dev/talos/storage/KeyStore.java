package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps keys. Every call names the tenant and sees that tenant's keys only.
 *
 * <p>All calls block and are meant for virtual threads; all may be made by many threads at once. What a call reports as
 * done survives a power cut. Times are kept to the microsecond; texts are compared to the letter.
 *
 * <p>Every method throws a {@link StoreException} when the database cannot do its part: see its three kinds.
 */
public interface KeyStore extends AutoCloseable {

    /** The key of that kind with that id. */
    Optional<ApiKey> find(NetworkId network, KeyKind kind, KeyId keyId);

    /**
     * The imported keys stored under any of the digests, in one query.
     *
     * @return by digest; digests that no key is stored under are missing
     */
    Map<KeyDigest, ApiKey> findImported(NetworkId network, Collection<KeyDigest> digests);

    /**
     * Takes in imported keys in one transaction: all that are new, or, when it throws, none.
     *
     * @param keys no two with the same digest or the same request id
     * @return one outcome for each key, in the same order
     */
    List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys);

    /**
     * A page of keys, newest first: by create time, then by key id, both descending.
     *
     * @return at most {@code query.limit()} keys
     */
    List<ApiKey> list(NetworkId network, ListQuery query);

    /**
     * Changes one key while no one else can.
     *
     * @param change given the key as it is; what it returns is stored, the same instance means there is nothing to do.
     *     It may change the attributes, the update time and the revocation, nothing else
     * @return the key as it then is; empty when there is none
     */
    Optional<ApiKey> update(NetworkId network, KeyKind kind, KeyId keyId, UnaryOperator<ApiKey> change);

    /**
     * Removes a key for good.
     *
     * @return whether there was one
     */
    boolean delete(NetworkId network, KeyKind kind, KeyId keyId);

    /** Moves keys to digests under another secret. One that changed or went meanwhile is passed over. */
    void rewriteDigests(NetworkId network, List<DigestRewrite> rewrites);

    /** How many imported keys of all tenants are still stored under that secret. */
    long countImportedUnder(SecretId secret);

    /** Returns when the database answers, throws when it does not. */
    void ping();

    @Override
    void close();
}
