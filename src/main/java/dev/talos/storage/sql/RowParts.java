package dev.talos.storage.sql;

import dev.talos.model.ApiKey;
import java.util.ArrayList;
import java.util.List;

/** Cuts rows into parts that a database takes in well before it is thought dead. */
final class RowParts {

    private static final int MOST = 1024;

    // In characters, roughly. A statement of MySQL may have 16 MiB, and a character up to 6 bytes.
    private static final long MOST_TEXT = 1 << 20;

    private RowParts() {}

    /** In their order. A row that is too long by itself is a part of its own. */
    static List<List<KeyInsert.Row>> of(List<KeyInsert.Row> rows) {
        List<List<KeyInsert.Row>> parts = new ArrayList<>();
        int from = 0;
        long text = 0;
        for (int i = 0; i < rows.size(); i++) {
            long more = text(rows.get(i).key().attributes());
            if (i > from && (i - from == MOST || text + more > MOST_TEXT)) {
                parts.add(rows.subList(from, i));
                from = i;
                text = 0;
            }
            text += more;
        }
        parts.add(rows.subList(from, rows.size()));
        return parts;
    }

    private static long text(ApiKey.Attributes attributes) {
        return attributes.name().length()
                + attributes.actorId().length()
                + attributes.metadata().json().length()
                + attributes.scopes().stream().mapToLong(String::length).sum();
    }
}
