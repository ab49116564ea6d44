package dev.talos.http;

/**
 * The settings of the HTTP edge that may change while it runs.
 *
 * @param logHealth whether requests to the health routes are logged
 */
public record RequestSettings(ClientIpSource clientIpSource, boolean logHealth) {}
