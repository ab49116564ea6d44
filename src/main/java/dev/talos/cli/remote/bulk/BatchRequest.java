package dev.talos.cli.remote.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.cli.remote.bulk.input.Row;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The body of a request. */
final class BatchRequest {
    private BatchRequest() {}

    /** The rows are JSON already and are put together as they are. */
    static byte[] body(List<Row.Good> rows, boolean validateOnly) {
        int characters = rows.stream().mapToInt(row -> row.json().length() + 1).sum();
        ByteArrayOutputStream body = new ByteArrayOutputStream(characters + 50);
        body.writeBytes((validateOnly ? "{\"validate_only\":true,\"requests\":[" : "{\"requests\":[").getBytes(UTF_8));
        for (int i = 0; i < rows.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(rows.get(i).json().getBytes(UTF_8));
        }
        body.writeBytes("]}".getBytes(UTF_8));
        return body.toByteArray();
    }
}
