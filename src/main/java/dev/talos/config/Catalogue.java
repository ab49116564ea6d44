package dev.talos.config;

import static dev.talos.config.Setting.Change.COLD;
import static dev.talos.config.Setting.Change.HOT;

import dev.talos.credential.Issuers;
import dev.talos.crypto.Secret;
import dev.talos.crypto.SecretSettings;
import dev.talos.http.ClientIpSource;
import dev.talos.service.KeySettings;
import dev.talos.service.TrustSettings;
import dev.talos.storage.cache.CacheSettings;
import dev.talos.storage.sql.DatabaseSettings;
import dev.talos.telemetry.LogSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting there is. A new one is declared here, listed in {@link #ALL}, and used in {@link Rooms}. */
final class Catalogue {

    static final Setting<String> HTTP_HOST = Setting.of("serve.http.host", COLD, "0.0.0.0", Forms.HOST_NAME);
    static final Setting<Integer> HTTP_PORT = Setting.of("serve.http.port", COLD, "4420", Forms.PORT);
    static final Setting<ClientIpSource> CLIENT_IP_SOURCE = Setting.of(
            "serve.http.client_ip_source",
            HOT,
            "CLIENT_IP_SOURCE_UNSPECIFIED",
            Forms.upperCase(ClientIpSource.class, "CLIENT_IP_SOURCE_"));
    static final Setting<Boolean> EXCLUDE_HEALTH =
            Setting.of("serve.http.request_log.exclude_health_endpoints", HOT, "false", Forms.FLAG);
    static final Setting<String> METRICS_HOST = Setting.of("serve.metrics.host", COLD, "0.0.0.0", Forms.HOST_NAME);
    static final Setting<Integer> METRICS_PORT = Setting.of("serve.metrics.port", COLD, "4422", Forms.PORT);
    static final Setting<String> ISSUER = Setting.required("credentials.issuer", HOT, Forms.NOT_BLANK);
    static final Setting<List<Issuers.Retired>> ISSUER_RETIRED =
            Setting.list("credentials.issuer_retired", HOT, new RetiredIssuerForm());
    static final Setting<Duration> CLOCK_SKEW =
            Setting.of("credentials.clock_skew", HOT, "5m", Forms.duration(Duration.ZERO, TrustSettings.LONGEST_SKEW));
    private static final Form<Duration> TTL = Forms.duration(KeySettings.SHORTEST_TTL, KeySettings.LONGEST_TTL);
    static final Setting<Duration> DEFAULT_TTL = Setting.optional("credentials.api_keys.default_ttl", HOT, TTL);
    static final Setting<Duration> MAX_TTL = Setting.of("credentials.api_keys.max_ttl", HOT, "8760h", TTL);
    static final Setting<String> KEY_PREFIX =
            Setting.of("credentials.api_keys.prefix.current", HOT, "talos", Forms.PREFIX);
    static final Setting<List<String>> KEY_PREFIX_RETIRED =
            Setting.list("credentials.api_keys.prefix.retired", HOT, Forms.PREFIX);
    static final Setting<String> PUBLIC_PREFIX =
            Setting.optional("credentials.api_keys.prefix.public_current", HOT, Forms.PREFIX);
    static final Setting<List<String>> PUBLIC_PREFIX_RETIRED =
            Setting.list("credentials.api_keys.prefix.public_retired", HOT, Forms.PREFIX);
    static final Setting<Duration> TOKEN_TTL = Setting.of("credentials.derived_tokens.default_ttl", HOT, "1h", TTL);
    static final Setting<String> SIGNING_KEY_ID =
            Setting.of("credentials.derived_tokens.jwt.signing_key_id", HOT, "", Forms.ANY_TEXT);
    static final Setting<List<JwkSetUrl>> SIGNING_KEY_URLS =
            Setting.list("credentials.derived_tokens.jwt.signing_keys.urls", HOT, new JwkSetUrlForm());
    static final Setting<String> MACAROON_PREFIX =
            Setting.of("credentials.derived_tokens.macaroon.prefix.current", HOT, "mc", Forms.PREFIX);
    static final Setting<List<String>> MACAROON_PREFIX_RETIRED =
            Setting.list("credentials.derived_tokens.macaroon.prefix.retired", HOT, Forms.PREFIX);
    private static final Form<Secret> HMAC_SECRET = new SecretForm(SecretSettings.SHORTEST);
    static final Setting<Secret> HMAC_CURRENT = Setting.required("secrets.hmac.current", HOT, HMAC_SECRET);
    static final Setting<List<Secret>> HMAC_RETIRED = Setting.list("secrets.hmac.retired", HOT, HMAC_SECRET);
    static final Setting<DatabaseSettings> DSN = Setting.required("db.dsn", COLD, new DsnForm());
    static final Setting<CacheSettings.Type> CACHE_TYPE =
            Setting.of("cache.type", COLD, "noop", Forms.lowerCase(CacheSettings.Type.class));
    static final Setting<Duration> CACHE_TTL =
            Setting.of("cache.ttl", HOT, "5m", Forms.duration(Duration.ofSeconds(1), CacheSettings.LONGEST_TTL));
    static final Setting<Long> CACHE_BYTES =
            Setting.of("cache.memory.max_size", COLD, "100MiB", new SizeForm(CacheSettings.LEAST_BYTES));
    static final Setting<Long> API_KEYS_MAX = Setting.optional("quota.api_keys_max", HOT, Forms.COUNT);
    static final Setting<LogSettings.Level> LOG_LEVEL =
            Setting.of("log.level", COLD, "info", Forms.lowerCase(LogSettings.Level.class));
    static final Setting<LogSettings.Format> LOG_FORMAT =
            Setting.of("log.format", COLD, "json", Forms.lowerCase(LogSettings.Format.class));

    static final SettingFamily<Secret> LEGACY_SECRETS =
            new SettingFamily<>("import.legacy_secrets", COLD, new SecretForm(1));

    /** Those with names that the operator chooses. */
    static final List<SettingFamily<?>> FAMILIES = List.of(LEGACY_SECRETS);

    /** In the order in which they are documented and printed; those of families come after them. */
    static final List<Setting<?>> ALL = List.of(
            HTTP_HOST,
            HTTP_PORT,
            CLIENT_IP_SOURCE,
            EXCLUDE_HEALTH,
            METRICS_HOST,
            METRICS_PORT,
            ISSUER,
            ISSUER_RETIRED,
            CLOCK_SKEW,
            DEFAULT_TTL,
            MAX_TTL,
            KEY_PREFIX,
            KEY_PREFIX_RETIRED,
            PUBLIC_PREFIX,
            PUBLIC_PREFIX_RETIRED,
            TOKEN_TTL,
            SIGNING_KEY_ID,
            SIGNING_KEY_URLS,
            MACAROON_PREFIX,
            MACAROON_PREFIX_RETIRED,
            HMAC_CURRENT,
            HMAC_RETIRED,
            DSN,
            CACHE_TYPE,
            CACHE_TTL,
            CACHE_BYTES,
            API_KEYS_MAX,
            LOG_LEVEL,
            LOG_FORMAT);

    /** Keys of configuration files for other servers that mean nothing here, and may stay in the file. */
    static final Set<String> WITHOUT_MEANING = Set.of(
            "cache.memory.num_counters",
            "cache.redis.pool_size",
            "cache.redis.min_idle_conns",
            "cache.redis.conn_max_idle_time",
            "cache.redis.conn_max_lifetime",
            "last_used.num_workers",
            "serve.http.cors.debug",
            "tracing.exporter",
            "tracing.service_version");

    private static final Map<String, Setting<?>> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

    private Catalogue() {}

    static Optional<Setting<?>> find(String key) {
        Setting<?> single = BY_KEY.get(key);
        return single != null
                ? Optional.of(single)
                : FAMILIES.stream()
                        .<Setting<?>>flatMap(family -> family.member(key).stream())
                        .findFirst();
    }

    /** The family in whose section a key stands. */
    static Optional<SettingFamily<?>> familyOf(String key) {
        return FAMILIES.stream()
                .<SettingFamily<?>>map(family -> family)
                .filter(family -> family.holds(key))
                .findFirst();
    }

    /** Whether there are settings below a path of the file. */
    static boolean isSection(String key) {
        return keys().anyMatch(known -> known.startsWith(key + "."));
    }

    /** The names of all sections of the file, at every depth. */
    static Stream<String> sections() {
        return keys().flatMap(key -> Stream.iterate(
                                key.lastIndexOf('.'), end -> end > 0, end -> key.lastIndexOf('.', end - 1))
                        .map(end -> key.substring(0, end)))
                .distinct();
    }

    /** Every key that may stand in a file. */
    static Stream<String> keys() {
        return Stream.of(
                        ALL.stream().map(Setting::key),
                        FAMILIES.stream().map(SettingFamily::pattern),
                        WITHOUT_MEANING.stream())
                .flatMap(keys -> keys);
    }
}
