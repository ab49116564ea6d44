package dev.talos.cli.remote.bulk.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.talos.cli.command.CommandFailure;
import java.util.List;

/** Rows that are records of a CSV file. */
final class CsvRows implements RowShape {
    private final CsvReader.CsvReaderBuilder csv;
    private final CsvHeader header;
    private final RequestWriter requests;

    /**
     * With the columns that a header names.
     *
     * @throws CommandFailure when it is no header, or not one of such rows
     */
    CsvRows(RawRow header, char separator, RequestWriter requests) {
        this.csv = CsvReader.builder().fieldSeparator(separator).allowUnclosedQuote(false);
        this.requests = requests;
        this.header = CsvHeader.of(names(header), requests);
    }

    private List<String> names(RawRow row) {
        return switch (row) {
            case RawRow.Text text -> {
                try {
                    yield fields(text);
                } catch (RowFault e) {
                    throw CommandFailure.usage("--file: the header: " + e.getMessage());
                }
            }
            case RawRow.Bad(var place, var message) ->
                throw CommandFailure.usage("--file: the header: " + message + "; see " + place);
            case RawRow.Broken(var place, var message) ->
                throw CommandFailure.usage("--file: the header: " + message + "; see " + place);
        };
    }

    private List<String> fields(RawRow.Text row) throws RowFault {
        try {
            return csv.ofSingleCsvRecord(row.text()).getFields();
        } catch (CsvParseException _) {
            // Its message may hold what stands there.
            throw new RowFault(row.place(), "the row has text behind a closing quote, or a field without an end");
        }
    }

    @Override
    public String request(RawRow.Text row, String requestId) throws RowFault {
        List<String> fields = fields(row);
        if (fields.size() != header.columns().size()) {
            throw new RowFault(
                    row.place(),
                    "the row has " + fields.size() + " fields, the header "
                            + header.columns().size());
        }
        return requests.write(header.cells(fields), requestId, row.place());
    }
}
