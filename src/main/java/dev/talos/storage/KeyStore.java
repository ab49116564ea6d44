package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.crypto.SecretId;
import dev.talos.model.ApiKey;
import dev.talos.model.KeyId;
import dev.talos.model.KeyKind;
import dev.talos.model.NetworkId;
import dev.talos.model.Revocation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps keys. Every call names the tenant and sees that tenant's keys only.
 *
 * <p>All calls block, and may be made by many threads at once. What a call reports as done survives a power cut. Times are
 * kept to the microsecond; texts are compared to the letter.
 *
 * <p>Every method throws a {@link StoreException} when the database cannot do its part: see its four kinds.
 */
public interface KeyStore extends AutoCloseable {

    /** The key of that kind with that id. */
    Optional<ApiKey> find(NetworkId network, KeyKind kind, KeyId keyId);

    /**
     * The imported keys stored under any of the digests, in one query.
     *
     * @param digests may hold the same one twice
     * @return by digest; digests that no key is stored under are missing
     */
    Map<KeyDigest, ImportedKey> findImported(NetworkId network, Collection<KeyDigest> digests);

    /**
     * The keys with salted digests that have any of the lookups, in one query.
     *
     * @return by lookup, at most {@value HashedPart#MOST_ALIKE} each; lookups of no key are missing
     */
    Map<KeyDigest, List<SaltedKey>> findSalted(NetworkId network, Collection<KeyDigest> lookups);

    /** Every scheme that the tenant ever brought keys by, ordered by its text. */
    List<SchemeCount> legacySchemes(NetworkId network);

    /**
     * The issued keys with these ids, in one query.
     *
     * @param keyIds may hold the same one twice
     * @return by id; ids of no issued key are missing
     */
    Map<KeyId, ApiKey> findIssued(NetworkId network, Collection<KeyId> keyIds);

    /**
     * Takes in imported keys in one transaction: all that are new and within the quota, or, when it throws, none.
     *
     * @param keys no two with the same digest or the same request id
     * @param quota how many keys that are not revoked the tenant may have, of both kinds together
     * @return one outcome for each key, in the same order
     */
    List<InsertOutcome> insertImported(NetworkId network, List<NewImportedKey> keys, Quota quota);

    /** What {@link #insertImported} would answer now. Stores nothing. */
    List<InsertOutcome> checkImported(NetworkId network, List<NewImportedKey> keys, Quota quota);

    /**
     * Takes in a key that was issued here.
     *
     * @param requestId names the call that issues it; null when the caller gave none
     * @param quota as for imported keys
     */
    InsertOutcome insertIssued(NetworkId network, ApiKey key, @Nullable String requestId, Quota quota);

    /**
     * Puts a new issued key in the place of another, in one transaction: the old one is revoked, the new one stored.
     * Of two who do so with the same key at once, one finds it revoked.
     *
     * @param successor given the old key as it is; makes the new one
     * @param end how the old key ends
     */
    RotateOutcome rotate(NetworkId network, KeyId old, UnaryOperator<ApiKey> successor, Revocation end);

    /**
     * A page of keys, newest first: by create time, then by key id, both descending. Ends early where going on would mean
     * to look at many keys that the filter leaves out.
     *
     * @return at most {@code query.limit()} keys
     */
    KeyPage list(NetworkId network, ListQuery query);

    /**
     * Changes one key while no one else can.
     *
     * @param change given the key as it is; what it returns is stored, the same instance means there is nothing to do.
     *     It may change the attributes, the update time and the revocation, nothing else
     * @return the key as it then is; empty when there is none
     * @throws IllegalArgumentException when the change would take a revocation back; nothing is stored then
     */
    Optional<ApiKey> update(NetworkId network, KeyKind kind, KeyId keyId, UnaryOperator<ApiKey> change);

    /**
     * Removes a key for good.
     *
     * @return whether there was one
     */
    boolean delete(NetworkId network, KeyKind kind, KeyId keyId);

    /**
     * Moves keys to the digests of their raw keys under another secret. One that changed or went meanwhile is passed
     * over, and so is one whose new digest another key has. A key that was stored by a scheme counts as seen then.
     */
    void rewriteDigests(NetworkId network, List<DigestRewrite> rewrites);

    /** How many imported keys of all tenants are still stored under that secret. */
    long countImportedUnder(SecretId secret);

    /** Returns when the database answers, throws when it does not. */
    void ping();

    @Override
    void close();
}
