import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What keys of which only a digest is known cost everyone else. */
final class Hashed {

    /** As the API names them, and as the JDK does. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512", "sha3-256", "SHA3-256");

    private static final int PENDING_OF_EACH = 500;

    private Hashed() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Daemon none = filled(lab, false);
        Daemon four = filled(lab, true);
        Path hits = Keys.verifyFile(lab, Keys.IN_TURN);
        Path misses = Keys.unknownFile(lab, 100_000 * lab.options().seconds() * lab.options().rounds());
        List<Series> all = Rounds.run(
                lab.options(),
                List.of(
                        Target.of("hit, no schemes", none, Verify.PATH, hits, Expected.VALID),
                        Target.of("hit, four schemes", four, Verify.PATH, hits, Expected.VALID),
                        Target.of("miss, no schemes", none, Verify.PATH, misses, Expected.NOT_FOUND)
                                .eachOnce(),
                        Target.of("miss, four schemes", four, Verify.PATH, misses, Expected.NOT_FOUND)
                                .eachOnce()));
        List<Finding> findings = new ArrayList<>(Rounds.findings(all));
        findings.add(cost("cost of a hit with four schemes", all.get(0), all.get(1)));
        findings.add(cost("cost of a miss with four schemes", all.get(2), all.get(3)));
        return findings;
    }

    private static Finding cost(String name, Series without, Series with) {
        return Finding.of(name, "ratio", Report.round(Series.median(without.ratiosTo(with)), 2));
    }

    private static Daemon filled(Lab lab, boolean schemes) throws IOException, InterruptedException {
        Daemon talos = lab.talos(Stores.fresh(lab), Map.of());
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < Keys.IN_TURN; i++) {
            rows.add(Keys.row(i));
        }
        Stores.importAll(talos, List.of("{\"requests\":[" + String.join(",", rows) + "]}"));
        if (schemes) {
            for (Map.Entry<String, String> algorithm : ALGORITHMS.entrySet()) {
                Stores.importAll(talos, List.of(pending(algorithm.getKey(), algorithm.getValue())));
            }
        }
        return talos;
    }

    private static String pending(String name, String algorithm) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < PENDING_OF_EACH; i++) {
            rows.add("""
                    {"hashed_key":{"algorithm":"%s","encoding":"hex","digest":"%s","part":"whole"},"name":"old %d","actor_id":"user-1"}"""
                    .formatted(name, digest(algorithm, "legacy " + name + " " + i), i));
        }
        return "{\"requests\":[" + String.join(",", rows) + "]}";
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
