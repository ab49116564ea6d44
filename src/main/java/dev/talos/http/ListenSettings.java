package dev.talos.http;

/**
 * Where a listener waits.
 *
 * @param host a name or an address; {@code 0.0.0.0} is every interface
 * @param port 0 to 65535; 0 takes any free one
 */
public record ListenSettings(String host, int port) {}
