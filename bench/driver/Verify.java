import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Verification of keys. */
final class Verify {

    static final String PATH = "/v2alpha1/admin/apiKeys:verify";
    static final String BATCH_PATH = "/v2alpha1/admin/apiKeys:batchVerify";
    static final String VALID = "\"is_valid\":true";
    static final String NOT_FOUND = "VERIFICATION_ERROR_NOT_FOUND";
    static final Map<String, String> CACHE = Map.of("TALOS_CACHE_TYPE", "memory");

    private static final int BATCH = 100;

    private Verify() {}

    static List<Finding> cached(Lab lab) throws IOException, InterruptedException {
        Path store = Stores.withKeys(lab, 1000);
        Daemon talos = lab.talos(store, CACHE);
        Path issued = issued(lab, talos);
        return Rounds.againstNginx(
                lab,
                List.of(
                        Target.of("imported keys, cached", talos, PATH, Keys.verifyFile(lab, 1000), VALID),
                        Target.of("issued keys, cached", talos, PATH, issued, VALID)));
    }

    /** A file of verify requests for issued keys, made now. */
    static Path issued(Lab lab, Daemon talos) throws IOException, InterruptedException {
        List<String> credentials = new ArrayList<>();
        for (int i = 0; i < (lab.options().quick() ? 100 : Keys.IN_TURN); i++) {
            JsonNode answer = Calls.posted(
                    talos.url() + "/v2alpha1/admin/issuedApiKeys",
                    """
                    {"name":"key","actor_id":"user-1","scopes":["read","write"],"metadata":{"plan":"pro"}}""");
            credentials.add(answer.get("secret").asText());
        }
        return Keys.file(lab, "issued", credentials.size(), i -> Keys.verify(credentials.get(i)));
    }

    static List<Finding> sqlite(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Daemon talos = lab.talos(Stores.withKeys(lab, keys), Map.of());
        Path bodies = Keys.verifyFile(lab, keys);
        return Rounds.againstNginx(
                lab, List.of(Target.of(size(keys) + " keys, no cache", talos, PATH, bodies, VALID)));
    }

    static List<Finding> unknown(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Path bodies = Keys.unknownFile(lab, 1_000_000);
        return Rounds.againstNginx(
                lab,
                List.of(
                        Target.of("unknown keys, no cache", lab.talos(store, Map.of()), PATH, bodies, NOT_FOUND)
                                .eachOnce(),
                        Target.of("unknown keys, cache on", lab.talos(store, CACHE), PATH, bodies, NOT_FOUND)
                                .eachOnce()));
    }

    /** The ratio is that to single verifies, in keys. */
    static List<Finding> batch(Lab lab) throws IOException, InterruptedException {
        int keys = lab.options().keys();
        Path store = Stores.withKeys(lab, keys);
        Daemon plain = lab.talos(store, Map.of());
        Path singles = Keys.verifyFile(lab, keys);
        Path batches = Keys.batchFile(lab, keys, BATCH);
        return Rounds.findings(Rounds.run(
                lab.options(),
                List.of(
                        Target.of("single verifies, no cache", plain, PATH, singles, VALID),
                        Target.of("batchVerify of 100, no cache", plain, BATCH_PATH, batches, VALID)
                                .counting(BATCH))));
    }

    static String size(int keys) {
        return String.format(java.util.Locale.ROOT, "%,d", keys);
    }
}
