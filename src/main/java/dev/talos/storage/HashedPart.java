package dev.talos.storage;

import dev.talos.crypto.KeyDigest;
import dev.talos.model.LegacyScheme;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a key on its way in of which only another store's digest is known.
 *
 * @param scheme how that digest was made
 * @param salted null when a presented key alone leads to the digest
 */
public record HashedPart(LegacyScheme scheme, @Nullable Salted salted) {

    /** How many schemes a tenant may have in use at once: each costs every verification a digest. */
    public static final int MOST_SCHEMES = 8;

    /** How many keys may share a lookup: each costs a verification a slow digest. */
    public static final int MOST_ALIKE = 16;

    /**
     * How a key is found whose digest can only be recomputed.
     *
     * @param salt what else that takes, as text; not the digest
     * @param lookup what the key is looked up by
     * @param otherLookups what it would be looked up by had it come in earlier
     */
    public record Salted(String salt, KeyDigest lookup, List<KeyDigest> otherLookups) {

        public Salted {
            otherLookups = List.copyOf(otherLookups);
        }

        public Stream<KeyDigest> lookups() {
            return Stream.concat(Stream.of(lookup), otherLookups.stream());
        }
    }
}
