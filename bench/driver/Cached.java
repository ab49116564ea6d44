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
        Path imported = Keys.verifyFile(lab, Keys.IN_TURN);
        List<Daemon> servers = new ArrayList<>();
        for (Version version : lab.options().versions()) {
            servers.add(lab.talos(version, store, Verify.CACHE));
        }
        Path issued = issued(lab, servers.getFirst());
        List<Target> targets = new ArrayList<>();
        for (Daemon talos : servers) {
            String suffix = lab.options().versions().get(servers.indexOf(talos)).suffix();
            targets.add(
                    Target.of("imported keys, cached" + suffix, talos, Verify.PATH, imported, Expected.VALID));
            targets.add(Target.of("issued keys, cached" + suffix, talos, Verify.PATH, issued, Expected.VALID));
        }
        return Rounds.againstNginx(lab, targets);
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
