package dev.talos.cli.remote.bulk;

import java.util.Collections;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;

/** How many rows came to what. */
final class Tally {
    private final SortedMap<String, Long> failures = new TreeMap<>();
    private long imported;
    private long existed;

    /** Counts one row. */
    void add(Verdict verdict, boolean existingIsDone) {
        if (!verdict.isFailure()) {
            imported++;
        } else if (existingIsDone && verdict.code().equals(Verdict.ALREADY_EXISTS)) {
            existed++;
        } else {
            addFailures(verdict.code(), 1);
        }
    }

    void addImported(long rows) {
        imported += rows;
    }

    void addExisted(long rows) {
        existed += rows;
    }

    void addFailures(String code, long rows) {
        failures.merge(code, rows, Long::sum);
    }

    /** The same, for now. */
    Tally copy() {
        Tally copy = new Tally();
        copy.imported = imported;
        copy.existed = existed;
        copy.failures.putAll(failures);
        return copy;
    }

    long imported() {
        return imported;
    }

    /** Rows that were there already and are done for that. */
    long existed() {
        return existed;
    }

    long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }

    long rows() {
        return imported + existed + failed();
    }

    /** By code. */
    SortedMap<String, Long> failures() {
        return Collections.unmodifiableSortedMap(failures);
    }

    @Override
    public String toString() {
        StringJoiner codes = new StringJoiner(", ", " (", ")").setEmptyValue("");
        failures.forEach((code, rows) -> codes.add(code + " " + rows));
        return "imported " + imported + ", existed " + existed + ", failed " + failed() + codes;
    }
}
