package dev.talos.cli.remote.bulk.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Finds the same key twice in one file, for a dry run: there the server keeps nothing, so it cannot know of a row in an
 * earlier request. Remembers 64 bits of a SHA-256 for each of the first {@value #MOST} rows, 16 MiB at most; of those
 * after them it says nothing. A digest counts as the same when it is written in the same way.
 */
public final class SeenKeys {
    /** Rows that are remembered. */
    public static final int MOST = 1_500_000;

    private static final int FIRST_SIZE = 1 << 12;

    /** Reads one member and stops behind it. */
    private static final ObjectReader DIGEST =
            RowJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final MessageDigest sha256;
    private long[] table = new long[FIRST_SIZE];
    private int count;

    public SeenKeys() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The row, or a bad one when its key was there before. */
    public Row check(Row row) {
        if (!(row instanceof Row.Good good) || isNew(good.json())) {
            return row;
        }
        return new Row.Bad(good.position(), good.place(), "ALREADY_EXISTS", "an earlier row has the same key");
    }

    /** Whether rows are no longer remembered. */
    public boolean isFull() {
        return count >= MOST;
    }

    private boolean isNew(String request) {
        String key = key(request);
        if (key.isEmpty()) {
            return true;
        }
        // Zero marks a free place.
        long hash = ByteBuffer.wrap(sha256.digest(key.getBytes(UTF_8))).getLong() | 1;
        int place = find(table, hash);
        if (table[place] == hash) {
            return false;
        }
        if (count < MOST) {
            table[place] = hash;
            count++;
            grow();
        }
        return true;
    }

    private void grow() {
        if (4L * count > 3L * table.length) {
            long[] larger = new long[2 * table.length];
            for (long hash : table) {
                if (hash != 0) {
                    larger[find(larger, hash)] = hash;
                }
            }
            table = larger;
        }
    }

    private static int find(long[] table, long hash) {
        int place = (int) (hash >>> 1) & (table.length - 1);
        while (table[place] != 0 && table[place] != hash) {
            place = (place + 1) & (table.length - 1);
        }
        return place;
    }

    /** The raw key, or the text of the digest; empty when there is neither. */
    private static String key(String request) {
        try (JsonParser json = RowJson.FACTORY.createParser(request)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("raw_key") && value == JsonToken.VALUE_STRING) {
                    return "k" + json.getText();
                }
                if (name.equals("hashed_key")) {
                    return "d" + DIGEST.readTree(json);
                }
                json.skipChildren();
            }
            return "";
        } catch (IOException e) {
            throw new IllegalStateException("a good row is JSON", e);
        }
    }
}
