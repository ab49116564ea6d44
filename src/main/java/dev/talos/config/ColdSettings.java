package dev.talos.config;

import dev.talos.credential.legacy.LegacySecrets;
import dev.talos.http.ListenSettings;
import dev.talos.storage.cache.CacheSettings;
import dev.talos.storage.sql.DatabaseSettings;
import dev.talos.telemetry.LogSettings;

/** What is read at start and stays as it is until the next one. */
public record ColdSettings(
        ListenSettings http,
        ListenSettings metrics,
        DatabaseSettings database,
        CacheSettings cache,
        LogSettings log,
        LegacySecrets legacySecrets) {}
