package dev.talos.cli.command;

/**
 * Ends a command: printed as {@code error: REASON: message}. The message is for people and never holds a credential.
 */
public final class CommandFailure extends RuntimeException {
    private final int exitCode;
    private final String reason;

    private CommandFailure(int exitCode, String reason, String message) {
        super(message);
        this.exitCode = exitCode;
        this.reason = reason;
    }

    /** The caller has to change the command line. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.WRONG_USAGE, "USAGE", message);
    }

    /** The server refused, or the answer or this machine is at fault. */
    public static CommandFailure failed(String reason, String message) {
        return new CommandFailure(ExitCode.FAILED, reason, message);
    }

    /** There is no answer. */
    public static CommandFailure unreachable(String reason, String message) {
        return new CommandFailure(ExitCode.UNREACHABLE, reason, message);
    }

    /** This failure in the middle of a batch of which some items had succeeded. */
    public CommandFailure after(long succeeded, String message) {
        return new CommandFailure(succeeded == 0 ? exitCode : ExitCode.PARTLY_FAILED, reason, message);
    }

    /** This failure in other words. */
    public CommandFailure saying(String message) {
        return new CommandFailure(exitCode, reason, message);
    }

    public int exitCode() {
        return exitCode;
    }

    public String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
