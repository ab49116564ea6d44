package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.util.List;

/**
 * What one source says.
 *
 * @param faults what is wrong with the source itself, whatever its entries mean
 * @param complete false when the source could not be read to its end, so that more entries may be missing
 */
record Entries(List<Found> found, List<FieldViolation> faults, boolean complete) {

    Entries {
        found = List.copyOf(found);
        faults = List.copyOf(faults);
    }
}
