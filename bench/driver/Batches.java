import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Verification of many keys in one request. The ratio is that to single verifies of the same 1000 keys, in keys. */
final class Batches {

    private Batches() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Daemon plain = lab.talos(store, Map.of());
        Path singles = Keys.verifyFile(lab, keys);
        Path batches = Keys.batchFile(lab, keys, Keys.IN_TURN, Verify.BATCH);
        return Rounds.findings(Rounds.run(
                lab.options(),
                List.of(
                        Target.of("single verifies, no cache", plain, Verify.PATH, singles, Verify.VALID),
                        Target.of("batchVerify of 100, no cache", plain, Verify.BATCH_PATH, batches, Verify.VALID)
                                .counting(Verify.BATCH))));
    }
}
