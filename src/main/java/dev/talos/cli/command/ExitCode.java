package dev.talos.cli.command;

/** What the process tells its caller. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Refused by the server, or failed; also a credential that is not valid. */
    public static final int FAILED = 1;

    public static final int WRONG_USAGE = 2;
    /** No server there, or none that finished its answer. */
    public static final int UNREACHABLE = 3;

    public static final int PARTLY_FAILED = 4;

    private ExitCode() {}

    /** The exit code of a batch. An empty batch is done. */
    public static int ofBatch(long succeeded, long failed) {
        if (failed == 0) {
            return DONE;
        }
        return succeeded == 0 ? FAILED : PARTLY_FAILED;
    }
}
