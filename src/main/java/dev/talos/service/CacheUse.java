package dev.talos.service;

/** How far a verification may rely on what is remembered. The caller says so, with RFC 9111's directives. */
public enum CacheUse {
    /** What is remembered will do. */
    ALLOWED,
    /** {@code no-cache}: the database is asked, and its answer remembered. */
    REFRESHED,
    /** {@code no-store}: the database is asked, and nothing remembered. */
    BYPASSED
}
