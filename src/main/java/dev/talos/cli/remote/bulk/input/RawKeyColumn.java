package dev.talos.cli.remote.bulk.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The key itself, in the column {@code raw_key}. */
final class RawKeyColumn implements KeyColumns {
    private static final Column RAW_KEY = Column.of("raw_key");

    @Override
    public List<Column> required() {
        return List.of(RAW_KEY);
    }

    @Override
    public List<String> optional() {
        return List.of();
    }

    @Override
    public void write(Cells row, Place place, JsonGenerator request) throws IOException {
        String rawKey = RAW_KEY.in(row);
        if (!rawKey.isEmpty()) {
            request.writeStringField("raw_key", rawKey);
        }
    }
}
