package dev.talos.config;

import dev.talos.model.FieldViolation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out which member of a family a variable stands for: the one of the file with that variable. The names in the
 * file tell more apart than those of variables can, so two with one variable are a fault.
 */
final class FoundMembers {

    private final Map<String, Found> byVariable = new HashMap<>();
    private final List<FieldViolation> faults;

    FoundMembers(List<FieldViolation> faults) {
        this.faults = faults;
    }

    /** The entry with the key that it is meant for. To be called for the file's entries first. */
    Found named(Found found) {
        if (Catalogue.familyOf(found.key()).isEmpty()) {
            return found;
        }
        String variable = Setting.variable(found.key());
        Found before = byVariable.putIfAbsent(variable, found);
        if (before == null) {
            return found;
        }
        if (!(found.origin() instanceof Origin.Variable) && !before.key().equals(found.key())) {
            faults.add(new FieldViolation(
                    found.key(),
                    "has the environment variable %s, which %s has too (%s); give one of them another name"
                            .formatted(variable, before.key(), before.origin())));
            return found;
        }
        return new Found(before.key(), found.given(), found.origin());
    }
}
