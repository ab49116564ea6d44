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
        Path store = Stores.withKeys(lab, lab.options().keys());
        List<Target> plain = targets(lab, lab.talos(store, Map.of()), "no cache");
        List<Target> cached = targets(lab, lab.talos(store, Verify.CACHE), "cache on");
        List<Series> all = Rounds.run(
                lab.options(), Stream.concat(plain.stream(), cached.stream()).toList());
        List<Finding> findings = new ArrayList<>(Rounds.findings(all.subList(0, plain.size())));
        findings.addAll(Rounds.findings(all.subList(plain.size(), all.size())));
        return findings;
    }

    /** What the other is held against comes first. */
    private static List<Target> targets(Lab lab, Daemon talos, String how) throws IOException {
        int keys = lab.options().keys();
        return List.of(
                Target.of("single verifies, " + how, talos, Verify.PATH, Keys.verifyFile(lab, keys), Verify.VALID),
                Target.of(
                                "batchVerify of 100, " + how,
                                talos,
                                Verify.BATCH_PATH,
                                Keys.batchFile(lab, keys, Keys.IN_TURN, Verify.BATCH),
                                Verify.VALID)
                        .counting(Verify.BATCH));
    }
}
