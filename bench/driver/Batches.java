import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        List<Target> plain = targets(lab.talos(store, Map.of()), "no cache", singles, batches);
        List<Target> cached = targets(lab.talos(store, Verify.CACHE), "cache on", singles, batches);
        List<Series> all = Rounds.run(
                lab.options(), Stream.concat(plain.stream(), cached.stream()).toList());
        List<Finding> findings = new ArrayList<>(Rounds.findings(all.subList(0, plain.size())));
        findings.addAll(Rounds.findings(all.subList(plain.size(), all.size())));
        return findings;
    }

    /** What the other is held against comes first. */
    private static List<Target> targets(Daemon talos, String how, Path singles, Path batches) {
        return List.of(
                Target.of("single verifies, " + how, talos, Verify.PATH, singles, Verify.VALID),
                Target.of("batchVerify of 100, " + how, talos, Verify.BATCH_PATH, batches, Verify.VALID)
                        .counting(Verify.BATCH));
    }
}
