package dev.talos.storage;

import org.jspecify.annotations.Nullable;

/**
 * The database could not do its part. The message is fit for a caller to read: it holds no SQL, no path and no value;
 * what the driver said is the cause, for the log.
 */
public abstract sealed class StoreException extends RuntimeException {

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Nothing was done, and trying again later makes sense: unreachable, busy, full, read-only. */
    public static final class Unavailable extends StoreException {
        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The database took too long. Nothing was done. */
    public static final class TimedOut extends StoreException {
        public TimedOut(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The database did not confirm a change; it may be done, or even be done later. */
    public static final class Unconfirmed extends StoreException {
        public Unconfirmed(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A fault that trying again does not mend: a bug, or a damaged database. */
    public static final class Broken extends StoreException {
        public Broken(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
