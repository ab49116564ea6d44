package dev.talos.http;

import static dev.talos.http.Route.admin;
import static dev.talos.http.Route.on;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.talos.model.KeyKind;
import dev.talos.service.SelfRevoke;
import dev.talos.service.VerifyCredential;
import dev.talos.telemetry.Metrics;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The table of routes: every path there is, on all surfaces. */
public final class Api {

    private static final String IMPORTED = "/v2alpha1/admin/importedApiKeys";
    private static final String KEYS = "/v2alpha1/admin/apiKeys";

    private static final Set<Surface> EVERYWHERE = EnumSet.allOf(Surface.class);
    private static final Set<Surface> OUTSIDE = EnumSet.of(Surface.ADMIN, Surface.PUBLIC);

    private final List<Route> routes;

    public Api(
            ImportedKeys imported,
            VerifyCredential verify,
            SelfRevoke selfRevoke,
            Metrics metrics,
            InstantSource clock) {
        Operation batchImport = new BatchImportOperation(imported.importKeys(), clock);
        Operation ready = new ReadyOperation(imported.store());
        Operation alive = Operation.immediate(_ -> ReadyOperation.ok());
        Operation revokeImported = new RevokeKeyOperation(imported.revokeKey(), EnumSet.of(KeyKind.IMPORTED));
        Operation revokeAny = new RevokeKeyOperation(imported.revokeKey(), EnumSet.allOf(KeyKind.class));
        routes = List.of(
                admin("POST", IMPORTED, new ImportKeyOperation(imported.importKeys(), clock)),
                admin("POST", IMPORTED + ":batchImport", batchImport).withBatchBody(),
                admin("POST", IMPORTED + ":batchCreate", batchImport).withBatchBody(),
                admin("GET", IMPORTED, new ListKeysOperation(imported.listKeys(), clock)),
                admin("GET", IMPORTED + "/{key_id}", new GetKeyOperation(imported.store(), clock)),
                admin("PATCH", IMPORTED + "/{key_id}", new UpdateKeyOperation(imported.updateKey(), clock)),
                admin("DELETE", IMPORTED + "/{key_id}", new DeleteKeyOperation(imported.store())),
                admin("POST", IMPORTED + "/{key_id}:revoke", revokeImported),
                admin("POST", KEYS + "/{key_id}:revoke", revokeAny),
                admin("POST", KEYS + ":verify", new VerifyOperation(verify, metrics, clock)),
                admin("POST", KEYS + ":batchVerify", new BatchVerifyOperation(verify, metrics, clock)),
                on(
                        EnumSet.of(Surface.PUBLIC),
                        "POST",
                        "/v2alpha1/apiKeys:selfRevoke",
                        new SelfRevokeOperation(selfRevoke)),
                on(EVERYWHERE, "GET", "/health", alive),
                on(EVERYWHERE, "GET", "/health/alive", alive),
                on(EVERYWHERE, "GET", "/health/ready", ready),
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
