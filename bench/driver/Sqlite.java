import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verification of keys that are looked up in SQLite each time. */
final class Sqlite {

    private Sqlite() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Path bodies = Keys.verifyFile(lab, keys);
        List<Target> targets = new ArrayList<>();
        for (Version version : lab.options().versions()) {
            String name = Verify.size(keys) + " keys, no cache" + version.suffix();
            targets.add(
                    Target.of(name, lab.talos(version, store, Map.of()), Verify.PATH, bodies, Expected.VALID));
        }
        return Rounds.againstNginx(lab, targets);
    }
}
