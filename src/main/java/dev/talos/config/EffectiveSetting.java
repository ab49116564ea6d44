package dev.talos.config;

/**
 * One row of {@code talos config check}.
 *
 * @param value as it may be written in the file; secrets and passwords redacted
 * @param hot whether a change of the file takes effect without a restart
 */
public record EffectiveSetting(String key, String value, Origin origin, boolean hot) {}
