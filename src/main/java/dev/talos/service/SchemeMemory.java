package dev.talos.service;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.credential.legacy.Scheme;
import dev.talos.model.LegacyScheme;
import dev.talos.model.NetworkId;
import dev.talos.storage.KeyStore;
import dev.talos.storage.SchemeCount;
import dev.talos.storage.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which schemes each tenant has in use, so that a verification need not ask. Another server may have taken in
 * keys since: whoever misses a key reads again.
 */
public final class SchemeMemory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemeMemory.class);

    private final KeyStore store;
    private final LegacySecrets secrets;
    private final Map<NetworkId, SchemesInUse> remembered = new ConcurrentHashMap<>();

    /**
     * Reads nothing yet.
     *
     * @param secrets the keys of keyed digests
     */
    public SchemeMemory(KeyStore store, LegacySecrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    LegacySecrets secrets() {
        return secrets;
    }

    /** As of the last reading, which is now if there was none. */
    SchemesInUse remembered(NetworkId network) {
        SchemesInUse known = remembered.get(network);
        return known == null ? read(network) : known;
    }

    /** Reads them for the first time, so that warnings come at start. When it fails, a later reading does the same. */
    public void meet(NetworkId network) {
        try {
            SchemesInUse _ = read(network);
        } catch (StoreException e) {
            LOG.warn("the schemes in use were not read: {}", e.getMessage());
        }
    }

    /** As of now. Warns of schemes whose keys cannot be verified by this server when they are met first. */
    SchemesInUse read(NetworkId network) {
        List<SchemesInUse.Unsalted> unsalted = new ArrayList<>();
        List<SchemesInUse.Salted> salted = new ArrayList<>();
        List<LegacyScheme> unknown = new ArrayList<>();
        for (SchemeCount count : store.legacySchemes(network)) {
            LegacyScheme name = count.scheme();
            Optional<Scheme> scheme = count.inUse() ? Scheme.parse(name.text()) : Optional.empty();
            if (scheme.isPresent()) {
                switch (scheme.get()) {
                    case Scheme.Unsalted meaning -> unsalted.add(new SchemesInUse.Unsalted(name, meaning));
                    case Scheme.Salted meaning -> salted.add(new SchemesInUse.Salted(name, meaning));
                }
            } else if (count.inUse()) {
                unknown.add(name);
            }
        }
        SchemesInUse now = new SchemesInUse(unsalted, salted);
        SchemesInUse before = remembered.put(network, now);
        // To compare records the JVM makes methods at run time, which the first read, at each start, can do without.
        if (before == null || !now.equals(before)) {
            warn(network, now, before == null ? SchemesInUse.NONE : before);
            unknown.forEach(name -> LOG.warn(
                    "keys of tenant {} by the scheme {} cannot be verified: this version does not know it",
                    network,
                    name));
        }
        return now;
    }

    private void warn(NetworkId network, SchemesInUse now, SchemesInUse before) {
        Set<SchemesInUse.Unsalted> fresh = new HashSet<>(now.unsalted());
        before.unsalted().forEach(fresh::remove);
        for (SchemesInUse.Unsalted each : fresh) {
            if (each.scheme() instanceof Scheme.Keyed keyed
                    && secrets.find(keyed.secret()).isEmpty()) {
                LOG.warn(
                        "keys of tenant {} by the scheme {} cannot be verified: import.legacy_secrets has no {}",
                        network,
                        each.name(),
                        keyed.secret());
            }
        }
    }
}
