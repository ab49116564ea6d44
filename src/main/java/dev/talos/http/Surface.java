package dev.talos.http;

/** Who a route is for. A listener serves some of them. */
public enum Surface {
    /** The owner of the keys; everything under {@code /v2alpha1/admin/}. */
    ADMIN,
    /** Anyone: safe on the open internet. */
    PUBLIC,
    /** Whoever runs the server. */
    OPS
}
