package dev.talos.cli.keys;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Cuts a batch into requests that the server takes: by number of items, and by size. */
final class ImportChunks {
    private static final int MOST_ITEMS = 1000;
    /** Half of what the server takes, counted in characters: most of them are one byte long. */
    private static final int MOST_CHARACTERS = 16 << 20;

    private ImportChunks() {}

    static List<List<JsonNode>> cut(List<JsonNode> items) {
        List<List<JsonNode>> chunks = new ArrayList<>();
        int start = 0;
        long characters = 0;
        for (int i = 0; i < items.size(); i++) {
            int length = items.get(i).toString().length();
            if (i - start == MOST_ITEMS || (i > start && characters + length > MOST_CHARACTERS)) {
                chunks.add(items.subList(start, i));
                start = i;
                characters = 0;
            }
            characters += length;
        }
        chunks.add(items.subList(start, items.size()));
        return chunks;
    }
}
