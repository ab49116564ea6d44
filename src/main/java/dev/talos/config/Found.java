package dev.talos.config;

/** One entry of the file or the environment. */
record Found(String key, Given given, Origin origin) {}
