import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resident memory of one server under full load of one kind after the other. */
final class Memory {

    private Memory() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        measure(lab, "no cache", Map.of(), findings);
        measure(lab, "cache on", Verify.CACHE, findings);
        return findings;
    }

    private static void measure(Lab lab, String name, Map<String, String> settings, List<Finding> findings)
            throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Daemon talos = lab.talos(store, settings);
        findings.add(Finding.of(
                name + ": idle, just started",
                "resident MB", Report.round(talos.residentMb(), 0),
                "peak MB", Report.round(talos.peakMb(), 0)));
        int unknown = lab.options().quick() ? 20_000 : 500_000;
        Path batches = Keys.batchFile(lab, keys, Math.min(keys, 5_000), Verify.BATCH);
        List<Target> loads = List.of(
                Target.of("known keys", talos, Verify.PATH, Keys.verifyFile(lab, keys, Math.min(keys, 200_000)), Expected.VALID)
                        .goingOn(),
                Target.of("unknown keys", talos, Verify.PATH, Keys.unknownFile(lab, unknown), Expected.NOT_FOUND)
                        .goingOn(),
                Target.of("batches of 100", talos, Verify.BATCH_PATH, batches, Expected.VALID)
                        .counting(Verify.BATCH));
        for (Target load : loads) {
            talos.forgetPeak();
            Series series = Rounds.run(lab.options(), List.of(load)).getFirst();
            findings.add(Finding.of(
                    name + ": " + load.name(),
                    "resident MB", Report.round(talos.residentMb(), 0),
                    "peak MB", Report.round(talos.peakMb(), 0),
                    "per second", Report.round(series.rate(), 0),
                    "spread", Report.percent(series.spread())));
        }
        lab.stop(talos);
    }
}
