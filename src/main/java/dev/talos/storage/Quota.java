package dev.talos.storage;

/**
 * How many keys a tenant may have that are not revoked.
 *
 * @param most 0 or more
 */
public record Quota(long most) {

    public static final Quota NONE = new Quota(Long.MAX_VALUE);

    public Quota {
        if (most < 0) {
            throw new IllegalArgumentException("a quota is 0 or more");
        }
    }
}
