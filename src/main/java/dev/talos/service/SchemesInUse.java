package dev.talos.service;

import dev.talos.credential.legacy.Scheme;
import dev.talos.model.LegacyScheme;
import java.util.List;

/**
 * The schemes by which a tenant's keys came in that have not been seen.
 *
 * @param unsalted at most {@value dev.talos.storage.HashedPart#MOST_SCHEMES} together with the salted ones
 */
record SchemesInUse(List<Unsalted> unsalted, List<Salted> salted) {

    static final SchemesInUse NONE = new SchemesInUse(List.of(), List.of());

    record Unsalted(LegacyScheme name, Scheme.Unsalted scheme) {}

    record Salted(LegacyScheme name, Scheme.Salted scheme) {}

    SchemesInUse {
        unsalted = List.copyOf(unsalted);
        salted = List.copyOf(salted);
    }
}
