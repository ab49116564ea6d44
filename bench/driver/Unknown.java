import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Verification of keys that nobody has: an attack. */
final class Unknown {

    private Unknown() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Path bodies = Keys.unknownFile(lab, 1_000_000);
        return Rounds.againstNginx(
                lab,
                List.of(
                        Target.of("unknown keys, no cache", lab.talos(store, Map.of()), Verify.PATH, bodies, Verify.NOT_FOUND)
                                .eachOnce(),
                        Target.of("unknown keys, cache on", lab.talos(store, Verify.CACHE), Verify.PATH, bodies, Verify.NOT_FOUND)
                                .eachOnce()));
    }
}
