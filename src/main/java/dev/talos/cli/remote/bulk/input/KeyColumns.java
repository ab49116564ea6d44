package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The columns of a row that say what the key is. */
interface KeyColumns {
    /** Names of the same column, one of which must be there. */
    record Column(List<String> names) {
        static Column of(String... names) {
            return new Column(List.of(names));
        }

        /** The value, under whichever name. */
        String in(Cells row) {
            return names.stream()
                    .map(row::text)
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Without these a file is refused. */
    List<Column> required();

    /** These may be there too. */
    List<String> optional();

    /**
     * Writes what the API wants to know of the key, as members of the request. A value that is missing is left out: the
     * server says so better.
     *
     * @throws RowFault when the columns do not go together
     */
    void write(Cells row, Place place, JsonGenerator request) throws IOException, RowFault;
}
