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
import java.util.OptionalInt;

/**
 * Finds the same key twice in one file, for a dry run: there the server keeps nothing, so it cannot know of a row in an
 * earlier request. Remembers 64 bits of a SHA-256 and the line of each of the first {@value #MOST} rows, 24 MiB at most; of those
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
    /** Of what stands at the same place in the table. */
    private int[] lines = new int[FIRST_SIZE];

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
        if (!(row instanceof Row.Good good)) {
            return row;
        }
        int line = (int) Math.min(Integer.MAX_VALUE, good.place().line());
        OptionalInt earlier = earlier(good.json(), line);
        // What becomes of the earlier row is not known yet.
        return earlier.isEmpty()
                ? row
                : new Row.Bad(
                        good.position(),
                        good.place(),
                        "ALREADY_EXISTS",
                        "same key as line " + earlier.getAsInt() + ", if that one goes in");
    }

    /** Whether rows are no longer remembered. */
    public boolean isFull() {
        return count >= MOST;
    }

    /** The line of the first row with the same key; without one, this row is remembered. */
    private OptionalInt earlier(String request, int line) {
        String key = key(request);
        if (key.isEmpty()) {
            return OptionalInt.empty();
        }
        // Zero marks a free place.
        long hash = ByteBuffer.wrap(sha256.digest(key.getBytes(UTF_8))).getLong() | 1;
        int place = find(table, hash);
        if (table[place] == hash) {
            return OptionalInt.of(lines[place]);
        }
        if (count < MOST) {
            table[place] = hash;
            lines[place] = line;
            count++;
            grow();
        }
        return OptionalInt.empty();
    }

    private void grow() {
        if (4L * count > 3L * table.length) {
            long[] larger = new long[2 * table.length];
            int[] theirLines = new int[larger.length];
            for (int i = 0; i < table.length; i++) {
                if (table[i] != 0) {
                    int place = find(larger, table[i]);
                    larger[place] = table[i];
                    theirLines[place] = lines[i];
                }
            }
            table = larger;
            lines = theirLines;
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
