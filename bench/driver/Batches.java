import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Verification of many keys in one request. The ratio is that to single verifies of the same 1000 keys by the same server,
 * in keys.
 */
final class Batches {

    private Batches() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Path singles = Keys.verifyFile(lab, keys);
        Path batches = Keys.batchFile(lab, keys, Keys.IN_TURN, Verify.BATCH);
        List<Target> targets = new ArrayList<>();
        for (Version version : lab.options().versions()) {
            String suffix = version.suffix();
            add(lab.talos(version, store, Map.of()), "no cache" + suffix, singles, batches, targets);
            add(lab.talos(version, store, Verify.CACHE), "cache on" + suffix, singles, batches, targets);
        }
        List<Series> all = Rounds.run(lab.options(), targets);
        List<Finding> findings = new ArrayList<>();
        for (int single = 0; single < all.size(); single += 2) {
            findings.addAll(Rounds.findings(all.subList(single, single + 2)));
        }
        return findings;
    }

    /** What the other is held against comes first. */
    private static void add(Daemon talos, String how, Path singles, Path batches, List<Target> targets) {
        targets.add(Target.of("single verifies, " + how, talos, Verify.PATH, singles, Expected.VALID));
        targets.add(Target.of("batchVerify of 100, " + how, talos, Verify.BATCH_PATH, batches, Expected.VALID)
                .counting(Verify.BATCH));
    }
}
