import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Verification of derived tokens. */
final class Tokens {

    private static final int AT_ONCE = 32;

    private Tokens() {}

    static List<Finding> run(Lab lab) throws IOException, InterruptedException {
        Daemon talos = lab.talos(Stores.copyWithKeys(lab, 1000), signingKeys(lab));
        String parent = Calls.posted(
                        talos.url() + "/v2alpha1/admin/issuedApiKeys",
                        "{\"name\":\"parent\",\"actor_id\":\"user-1\",\"scopes\":[\"read\"]}")
                .get("secret")
                .asText();
        // Enough that none comes twice: more turns than the measured ones are the warm-up and the check.
        int fresh = lab.options().quick() ? 2_000 : 15_000 * lab.options().seconds() * (lab.options().rounds() + 3);
        Path jwts = derive(lab, talos, parent, "JWT", Math.min(fresh, 300_000));
        Path macaroons = derive(lab, talos, parent, "MACAROON", Math.min(fresh, 300_000));
        return Rounds.againstNginx(
                lab,
                List.of(
                        Target.of("JWT seen before", talos, Verify.PATH, head(lab, jwts), Verify.VALID),
                        Target.of("macaroon seen before", talos, Verify.PATH, head(lab, macaroons), Verify.VALID),
                        Target.of("JWT never seen", talos, Verify.PATH, jwts, Verify.VALID).eachOnce(),
                        Target.of("macaroon never seen", talos, Verify.PATH, macaroons, Verify.VALID)
                                .eachOnce()));
    }

    /** The setting that lets a server sign JWTs. */
    static Map<String, String> signingKeys(Lab lab) throws IOException, InterruptedException {
        Path jwk = lab.file("signing.json");
        Files.writeString(
                jwk,
                Tools.output(new ProcessBuilder(
                        lab.options().root().resolve("talos").toString(), "jwk", "generate", "eddsa", "--jwks")));
        return Map.of("TALOS_CREDENTIALS_DERIVED_TOKENS_JWT_SIGNING_KEYS_URLS", "file://" + jwk);
    }

    private static Path derive(Lab lab, Daemon talos, String parent, String algorithm, int count)
            throws IOException, InterruptedException {
        String url = talos.url() + "/v2alpha1/admin/apiKeys:derive";
        List<String> tokens = new ArrayList<>();
        Deque<CompletableFuture<HttpResponse<String>>> underWay = new ArrayDeque<>();
        for (int i = 0; i < count; i++) {
            // Two tokens of one key and second would else be the same text.
            underWay.add(Calls.postLater(
                    url,
                    "{\"credential\":\"%s\",\"algorithm\":\"TOKEN_ALGORITHM_%s\",\"custom_claims\":{\"n\":%d}}"
                            .formatted(parent, algorithm, i)));
            if (underWay.size() >= AT_ONCE || i == count - 1) {
                do {
                    tokens.add(Calls.good(underWay.remove().join())
                            .at("/token/token")
                            .asText());
                } while (i == count - 1 && !underWay.isEmpty());
            }
        }
        return Keys.file(lab, algorithm, tokens.size(), i -> Keys.verify(tokens.get(i)));
    }

    private static Path head(Lab lab, Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            List<String> first = lines.limit(Keys.IN_TURN).toList();
            return Keys.file(lab, "head-of-" + file.getFileName(), first.size(), first::get);
        }
    }
}
