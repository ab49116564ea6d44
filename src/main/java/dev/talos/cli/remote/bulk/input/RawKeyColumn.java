package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The key itself, in the column {@code raw_key}. */
final class RawKeyColumn implements KeyColumns {
    static final String NAME = "raw_key";

    @Override
    public List<String> required() {
        return List.of(NAME);
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public void write(Cells row, JsonGenerator request) throws IOException {
        String rawKey = row.text(NAME);
        if (!rawKey.isEmpty()) {
            request.writeStringField(NAME, rawKey);
        }
    }
}
