import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verification of keys that nobody has: an attack. */
final class Unknown {

    /** More than a server looks up in a second. */
    private static final int PER_SECOND = 100_000;

    private Unknown() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Path bodies = Keys.unknownFile(lab, PER_SECOND * lab.options().seconds() * lab.options().rounds());
        List<Target> targets = new ArrayList<>();
        for (Version version : lab.options().versions()) {
            targets.add(target("unknown keys, no cache", version, lab.talos(version, store, Map.of()), bodies));
            targets.add(target("unknown keys, cache on", version, lab.talos(version, store, Verify.CACHE), bodies));
        }
        return Rounds.againstNginx(lab, targets);
    }

    private static Target target(String name, Version version, Daemon talos, Path bodies) {
        return Target.of(name + version.suffix(), talos, Verify.PATH, bodies, Expected.NOT_FOUND)
                .eachOnce();
    }
}
