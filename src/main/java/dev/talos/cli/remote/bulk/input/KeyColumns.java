package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The columns of a row that say what the key is. */
interface KeyColumns {
    /** Without these a file is refused. */
    List<String> required();

    /** These may be there too. */
    List<String> optional();

    /** Writes what the API wants to know of the key, as members of the request. */
    void write(Cells row, JsonGenerator request) throws IOException, RowFault;
}
