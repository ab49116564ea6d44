package dev.talos.config;

import dev.talos.crypto.SecretSettings;
import dev.talos.http.RequestSettings;
import dev.talos.service.KeySettings;
import dev.talos.service.QuotaSettings;
import dev.talos.service.TokenSettings;
import dev.talos.service.TrustSettings;
import java.time.Duration;

/** What may change while the server runs; always taken over as a whole. */
public record HotSettings(
        RequestSettings requests,
        KeySettings keys,
        SecretSettings secrets,
        TrustSettings trust,
        TokenSettings tokens,
        QuotaSettings quota,
        Duration cacheTtl) {}
