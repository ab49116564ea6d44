package dev.talos.cli.remote.bulk.input;

/** Makes an import request of the text of one row. */
@FunctionalInterface
interface RowShape {
    /**
     * The request as JSON.
     *
     * @param requestId for a row that has none of its own
     * @throws RowFault when the row is none
     */
    String request(RawRow.Text row, String requestId) throws RowFault;
}
