package dev.talos.http;

import static dev.talos.http.Route.admin;
import static dev.talos.http.Route.on;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.http.wire.ImportBody;
import dev.talos.model.KeyKind;
import dev.talos.telemetry.Metrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The table of routes: every path there is, on all surfaces. */
public final class Api {

    private static final String IMPORTED = KeyResource.IMPORTED.path();
    private static final String ISSUED = KeyResource.ISSUED.path();
    private static final String KEYS = "/v2alpha1/admin/apiKeys";

    private static final Set<Surface> EVERYWHERE = EnumSet.allOf(Surface.class);
    private static final Set<Surface> OUTSIDE = EnumSet.of(Surface.ADMIN, Surface.PUBLIC);

    private final List<Route> routes;

    public Api(
            ManagedKeys keys, IssuedKeys issued, PresentedCredentials presented, Metrics metrics, InstantSource clock) {
        List<Route> all = new ArrayList<>();
        all.addAll(managed(KeyResource.IMPORTED, keys, clock));
        all.addAll(imported(keys, clock));
        all.addAll(managed(KeyResource.ISSUED, keys, clock));
        all.addAll(issued(issued, clock));
        all.addAll(credentials(keys, presented, metrics));
        all.addAll(operation(keys, metrics));
        routes = List.copyOf(all);
    }

    /** What can be done with keys of either kind. */
    private static List<Route> managed(KeyResource resource, ManagedKeys keys, InstantSource clock) {
        String one = resource.path() + "/{key_id}";
        return List.of(
                admin("GET", resource.path(), new ListKeysOperation(resource, keys.listKeys(), clock)),
                admin("GET", one, new GetKeyOperation(resource.kind(), keys.store(), clock)),
                admin("PATCH", one, new UpdateKeyOperation(resource, keys.updateKey(), clock)),
                admin("POST", one + ":revoke", new RevokeKeyOperation(keys.revokeKey(), EnumSet.of(resource.kind()))));
    }

    private static List<Route> imported(ManagedKeys keys, InstantSource clock) {
        ImportBody bodies = new ImportBody(keys.legacySecrets());
        Operation batch = new BatchImportOperation(keys.importKeys(), bodies, clock);
        return List.of(
                admin("POST", IMPORTED, new ImportKeyOperation(keys.importKeys(), bodies, clock)),
                admin("POST", IMPORTED + ":batchImport", batch).withBatchBody(),
                admin("POST", IMPORTED + ":batchCreate", batch).withBatchBody(),
                admin("GET", IMPORTED + ":migration", new MigrationOperation(keys.store())),
                admin("DELETE", IMPORTED + "/{key_id}", new DeleteKeyOperation(keys.store())));
    }

    private static List<Route> issued(IssuedKeys issued, InstantSource clock) {
        return List.of(
                admin("POST", ISSUED, new IssueKeyOperation(issued.issueKeys(), clock)),
                admin("POST", ISSUED + "/{key_id}:rotate", new RotateKeyOperation(issued.issueKeys(), clock)),
                admin("POST", KEYS + ":derive", new DeriveOperation(issued.deriveToken())),
                on(OUTSIDE, "GET", "/v2alpha1/derivedKeys/jwks.json", JwksOperation.of(issued.keySet())));
    }

    private static List<Route> credentials(ManagedKeys keys, PresentedCredentials presented, Metrics metrics) {
        Operation revoke = new RevokeKeyOperation(keys.revokeKey(), EnumSet.allOf(KeyKind.class));
        return List.of(
                admin("POST", KEYS + "/{key_id}:revoke", revoke),
                admin("POST", KEYS + ":verify", new VerifyOperation(presented.verify(), metrics)),
                admin("POST", KEYS + ":batchVerify", new BatchVerifyOperation(presented.verify(), metrics)),
                on(
                        EnumSet.of(Surface.PUBLIC),
                        "POST",
                        "/v2alpha1/apiKeys:selfRevoke",
                        new SelfRevokeOperation(presented.selfRevoke())));
    }

    private static List<Route> operation(ManagedKeys keys, Metrics metrics) {
        Operation alive = Operation.immediate(_ -> ReadyOperation.ok());
        return List.of(
                on(EVERYWHERE, "GET", "/health", alive),
                on(EVERYWHERE, "GET", "/health/alive", alive),
                on(EVERYWHERE, "GET", "/health/ready", new ReadyOperation(keys.store())),
                on(OUTSIDE, "GET", "/openapi.yaml", OpenApiDocument.operation()),
                on(EnumSet.of(Surface.OPS), "GET", "/metrics", metrics(metrics)));
    }

    private static Operation metrics(Metrics metrics) {
        return _ -> Answer.of(
                "text/plain; version=0.0.4; charset=utf-8", metrics.scrape().getBytes(UTF_8));
    }

    public List<Route> routes() {
        return routes;
    }

    /** Serves the routes of some surfaces. */
    public Router router(Set<Surface> surfaces) {
        return Router.of(routes, surfaces);
    }
}
