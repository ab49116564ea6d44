import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of verification without a cache as the store grows. */
final class Growth {

    /** So many of the stored keys that hardly any page of the database is asked for twice in a row. */
    private static final int ALL_OVER = 200_000;

    private static final int MEGABYTE = 1 << 20;

    private Growth() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        List<Target> targets = new ArrayList<>();
        Daemon largest = null;
        int most = 0;
        for (int keys : lab.options().growth()) {
            Path store = Stores.withKeys(lab, keys);
            readOnce(store);
            largest = lab.talos(store, Map.of());
            most = keys;
            targets.add(Target.of(
                    Verify.size(keys) + " keys", largest, Verify.PATH, Keys.verifyFile(lab, keys), Expected.VALID));
        }
        Path all = Keys.verifyFile(lab, most, Math.min(most, ALL_OVER));
        targets.add(Target.of(
                        Verify.size(most) + " keys, " + Verify.size(Math.min(most, ALL_OVER)) + " in turn",
                        largest,
                        Verify.PATH,
                        all,
                        Expected.VALID)
                .goingOn());
        return Rounds.findings(Rounds.run(lab.options(), targets));
    }

    /** Brings it into the memory of the system: what is measured is Talos and SQLite, not the disk. */
    private static void readOnce(Path store) throws IOException {
        byte[] buffer = new byte[MEGABYTE];
        try (InputStream file = Files.newInputStream(store)) {
            while (file.read(buffer) >= 0) {
                // Only to have it read.
            }
        }
    }
}
