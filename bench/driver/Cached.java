import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Verification of keys that the cache remembers. */
final class Cached {

    private Cached() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Path store = Stores.copyWithKeys(lab, Keys.IN_TURN);
        Daemon talos = lab.talos(store, Verify.CACHE);
        Path issued = issued(lab, talos);
        return Rounds.againstNginx(
                lab,
                List.of(
                        Target.of("imported keys, cached", talos, Verify.PATH, Keys.verifyFile(lab, 1000), Verify.VALID),
                        Target.of("issued keys, cached", talos, Verify.PATH, issued, Verify.VALID)));
    }

    /** A file of verify requests for issued keys, made now. */
    private static Path issued(Lab lab, Daemon talos) throws IOException, InterruptedException {
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
}
