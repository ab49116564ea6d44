import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Verification of keys that are looked up in SQLite each time. */
final class Sqlite {

    private Sqlite() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Daemon talos = lab.talos(Stores.withKeys(lab, keys), Map.of());
        Path bodies = Keys.verifyFile(lab, keys);
        return Rounds.againstNginx(
                lab, List.of(Target.of(Verify.size(keys) + " keys, no cache", talos, Verify.PATH, bodies, Verify.VALID)));
    }
}
