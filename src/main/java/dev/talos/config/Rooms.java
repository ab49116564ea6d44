package dev.talos.config;

import dev.talos.credential.Issuers;
import dev.talos.credential.KeyPrefixes;
import dev.talos.credential.MacaroonPrefixes;
import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.crypto.SecretSettings;
import dev.talos.http.ListenSettings;
import dev.talos.http.RequestSettings;
import dev.talos.model.Durations;
import dev.talos.model.FieldViolation;
import dev.talos.service.KeySettings;
import dev.talos.service.QuotaSettings;
import dev.talos.service.TokenSettings;
import dev.talos.service.TrustSettings;
import dev.talos.storage.cache.CacheSettings;
import dev.talos.telemetry.LogSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts values together into the settings of each room, and checks those that depend on each other. */
final class Rooms {

    private static final Set<String> EVERY_INTERFACE = Set.of("0.0.0.0", "::");

    private Rooms() {}

    static ColdSettings cold(Values values) {
        return new ColdSettings(
                new ListenSettings(values.get(Catalogue.HTTP_HOST), values.get(Catalogue.HTTP_PORT)),
                new ListenSettings(values.get(Catalogue.METRICS_HOST), values.get(Catalogue.METRICS_PORT)),
                values.get(Catalogue.DSN),
                new CacheSettings(values.get(Catalogue.CACHE_TYPE), values.get(Catalogue.CACHE_BYTES)),
                new LogSettings(values.get(Catalogue.LOG_LEVEL), values.get(Catalogue.LOG_FORMAT)),
                LegacySecrets.of(values.get(Catalogue.LEGACY_SECRETS)));
    }

    static HotSettings hot(Values values) {
        return new HotSettings(
                new RequestSettings(values.get(Catalogue.CLIENT_IP_SOURCE), !values.get(Catalogue.EXCLUDE_HEALTH)),
                new KeySettings(values.find(Catalogue.DEFAULT_TTL).orElse(null), values.get(Catalogue.MAX_TTL)),
                new SecretSettings(values.get(Catalogue.HMAC_CURRENT), values.get(Catalogue.HMAC_RETIRED)),
                trust(values),
                new TokenSettings(values.get(Catalogue.TOKEN_TTL)),
                new QuotaSettings(values.find(Catalogue.API_KEYS_MAX).orElse(null)),
                values.get(Catalogue.CACHE_TTL));
    }

    private static TrustSettings trust(Values values) {
        return new TrustSettings(
                new Issuers(values.get(Catalogue.ISSUER), values.get(Catalogue.ISSUER_RETIRED)),
                new KeyPrefixes(
                        values.get(Catalogue.KEY_PREFIX),
                        values.get(Catalogue.KEY_PREFIX_RETIRED),
                        values.find(Catalogue.PUBLIC_PREFIX).orElse(null),
                        values.get(Catalogue.PUBLIC_PREFIX_RETIRED)),
                new MacaroonPrefixes(
                        values.get(Catalogue.MACAROON_PREFIX), values.get(Catalogue.MACAROON_PREFIX_RETIRED)),
                values.get(Catalogue.CLOCK_SKEW));
    }

    /** What is wrong between settings that are right by themselves. */
    static List<FieldViolation> faults(Values values) {
        List<FieldViolation> faults = new ArrayList<>(PrefixFaults.of(values));
        Optional<Duration> defaultTtl = values.find(Catalogue.DEFAULT_TTL);
        Optional<Duration> maxTtl = values.find(Catalogue.MAX_TTL);
        if (defaultTtl.isPresent() && maxTtl.isPresent() && defaultTtl.get().compareTo(maxTtl.get()) > 0) {
            faults.add(new FieldViolation(
                    Catalogue.DEFAULT_TTL.key(),
                    "is %s (%s); allowed is at most %s, which is %s (%s)"
                            .formatted(
                                    Durations.format(defaultTtl.get()),
                                    values.origin(Catalogue.DEFAULT_TTL),
                                    Catalogue.MAX_TTL.key(),
                                    Durations.format(maxTtl.get()),
                                    values.origin(Catalogue.MAX_TTL))));
        }
        Optional<Integer> port = values.find(Catalogue.METRICS_PORT);
        if (port.isPresent() && port.get() != 0 && port.equals(values.find(Catalogue.HTTP_PORT)) && sameHost(values)) {
            faults.add(new FieldViolation(
                    Catalogue.METRICS_PORT.key(),
                    "is %d (%s), which %s has too (%s); allowed is a port of its own"
                            .formatted(
                                    port.get(),
                                    values.origin(Catalogue.METRICS_PORT),
                                    Catalogue.HTTP_PORT.key(),
                                    values.origin(Catalogue.HTTP_PORT))));
        }
        return faults;
    }

    static List<String> warnings(HotSettings hot) {
        return hot.secrets().retired().contains(hot.secrets().current())
                ? List.of("secrets.hmac.retired holds the current secret too; it can be taken out of the list")
                : List.of();
    }

    private static boolean sameHost(Values values) {
        Optional<String> http = values.find(Catalogue.HTTP_HOST);
        Optional<String> metrics = values.find(Catalogue.METRICS_HOST);
        return http.isPresent()
                && metrics.isPresent()
                && (http.equals(metrics)
                        || EVERY_INTERFACE.contains(http.get())
                        || EVERY_INTERFACE.contains(metrics.get()));
    }
}
