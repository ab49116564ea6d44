package dev.talos.cli.remote.bulk.input;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.remote.bulk.input.KeyColumns.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column of a CSV file is what. A file that lacks the header has a key where a name should be. */
record CsvHeader(Map<String, Integer> columns) {
    /**
     * Reads a header. Names count without regard to case and blanks around them.
     *
     * @throws CommandFailure when a column is missing, unknown or there twice
     */
    static CsvHeader of(List<String> names, RequestWriter requests) {
        List<String> stripped = names.stream().map(String::strip).toList();
        for (Column column : requests.required()) {
            if (stripped.stream().noneMatch(name -> known(name, column.names()).isPresent())) {
                throw fault("has no column " + String.join(" or ", column.names()), requests);
            }
        }
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < stripped.size(); i++) {
            // It is a header, so its names may be told: no key stands among them.
            String unknown = "has the unknown column \"" + stripped.get(i) + "\", the " + (i + 1) + ". one";
            String name = known(stripped.get(i), requests.known()).orElseThrow(() -> fault(unknown, requests));
            if (columns.put(name, i) != null) {
                throw fault("has the column " + name + " twice", requests);
            }
        }
        return new CsvHeader(Map.copyOf(columns));
    }

    private static Optional<String> known(String name, List<String> known) {
        return known.stream().filter(name::equalsIgnoreCase).findFirst();
    }

    private static CommandFailure fault(String what, RequestWriter requests) {
        return CommandFailure.usage("--file: line 1 must be the header of a CSV file, and it " + what
                + "; the columns are " + String.join(", ", requests.known()));
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
