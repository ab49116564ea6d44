package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which column of a CSV file is what. A file that lacks the header has a key where a name should be. */
record CsvHeader(Map<String, Integer> columns) {
    /**
     * Reads a header. Names count without regard to case and blanks around them.
     *
     * @throws CommandFailure when a column is missing, unknown or there twice
     */
    static CsvHeader of(List<String> names, KeyColumns key) {
        List<String> required = new ArrayList<>(key.required());
        required.addAll(RequestWriter.REQUIRED);
        List<String> known = new ArrayList<>(required);
        known.addAll(key.optional());
        known.addAll(RequestWriter.OPTIONAL);
        Map<String, Integer> columns = new LinkedHashMap<>();
        List<String> stripped =
                names.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        for (String name : required) {
            if (!stripped.contains(name)) {
                throw fault("has no column " + name, known);
            }
        }
        for (int i = 0; i < stripped.size(); i++) {
            String name = stripped.get(i);
            // It is a header, so its names may be told: no key stands among them.
            if (!known.contains(name)) {
                throw fault("has the unknown column \"" + name + "\", the " + (i + 1) + ". one", known);
            }
            if (columns.put(name, i) != null) {
                throw fault("has the column " + name + " twice", known);
            }
        }
        return new CsvHeader(Map.copyOf(columns));
    }

    private static CommandFailure fault(String what, List<String> known) {
        return CommandFailure.usage("--file: line 1 must be the header of a CSV file, and it " + what
                + "; the columns are " + String.join(", ", known));
    }

    /** The values of a record by column. */
    Cells cells(List<String> record) {
        return new Cells() {
            @Override
            public String text(String column) {
                Integer index = columns.get(column);
                return index == null ? "" : record.get(index);
            }

            @Override
            public List<String> list(String column) {
                return Cells.elements(text(column));
            }
        };
    }
}
