import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;

/** The keys that are measured with. Each follows from its number, so that nothing has to be remembered. */
final class Keys {

    static final int IN_TURN = 1000;

    private static final long SEED = 20_261_123;

    private Keys() {}

    static String raw(int number) {
        return "sk_live_" + hex("talos bench " + number).substring(0, 40);
    }

    /** Of the same length, and in no store. */
    static String unknown(int number) {
        return "sk_live_" + hex("nobody has " + number).substring(0, 40);
    }

    /** An import request. */
    static String row(int number) {
        return """
                {"raw_key":"%s","name":"key %d","actor_id":"user-%d","scopes":["read","write"],"metadata":{"plan":"pro"}}"""
                .formatted(raw(number), number, number % 50_000);
    }

    /** A file of verify requests for 1000 of the keys, spread over all. */
    static Path verifyFile(Lab lab, int stored) throws IOException {
        return verifyFile(lab, stored, IN_TURN);
    }

    static Path verifyFile(Lab lab, int stored, int count) throws IOException {
        List<Integer> chosen = chosen(stored, count);
        return file(lab, "verify-" + count + "-of-" + stored, count, i -> verify(raw(chosen.get(i))));
    }

    /** The numbers of the keys that are asked for. */
    static List<Integer> chosen(int stored, int count) {
        Random random = new Random(SEED);
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(stored == count ? i : random.nextInt(stored));
        }
        return chosen;
    }

    static Path unknownFile(Lab lab, int count) throws IOException {
        return file(lab, "unknown-" + count, count, i -> verify(unknown(i)));
    }

    /**
     * A file of batchVerify requests for the same keys as in {@link #verifyFile}, each for that many.
     *
     * @throws IllegalArgumentException when so many keys do not fill whole requests
     */
    static Path batchFile(Lab lab, int stored, int count, int perBatch) throws IOException {
        if (count < perBatch || count % perBatch != 0) {
            throw new IllegalArgumentException(
                    count + " keys do not fill requests of " + perBatch + ": take a multiple of that");
        }
        List<Integer> chosen = chosen(stored, count);
        return file(lab, "batch-" + count + "-of-" + stored, count / perBatch, batch -> {
            List<String> items = new ArrayList<>();
            for (int number : chosen.subList(batch * perBatch, (batch + 1) * perBatch)) {
                items.add(verify(raw(number)));
            }
            return "{\"requests\":[" + String.join(",", items) + "]}";
        });
    }

    static Path file(Lab lab, String name, int lines, IntFunction<String> line) throws IOException {
        Path file = lab.file(name + ".ndjson");
        try (var out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < lines; i++) {
                out.write(line.apply(i));
                out.write('\n');
            }
        }
        return file;
    }

    static String verify(String credential) {
        return "{\"credential\":\"" + credential + "\"}";
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
