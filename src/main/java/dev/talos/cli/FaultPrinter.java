package dev.talos.cli;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.output.DisplayText;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Prints what went wrong, in one line of {@code error: REASON: message} on stderr, and picks the exit code. */
final class FaultPrinter implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Console console;

    FaultPrinter(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        return wrongUsage(UsageFaults.describe(fault), fault.getCommandLine());
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        return switch (exception) {
            case CommandFailure failure
            when failure.exitCode() == ExitCode.WRONG_USAGE -> wrongUsage(failure.getMessage(), command);
            case CommandFailure failure -> {
                print(failure.reason(), failure.getMessage());
                yield failure.exitCode();
            }
            default -> {
                // Its message is not shown: nobody has checked that it holds no credential.
                print(
                        "INTERNAL",
                        "a fault in talos itself (" + exception.getClass().getSimpleName() + ")");
                yield ExitCode.FAILED;
            }
        };
    }

    /** Prints what is wrong with the line and where help is. */
    int wrongUsage(String message, CommandLine command) {
        print("USAGE", message);
        console.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_USAGE;
    }

    private void print(String reason, String message) {
        print(console, reason, message);
    }

    /** One fault of many; the command goes on. */
    static void print(Console console, String reason, String message) {
        console.err().println("error: " + DisplayText.safe(reason) + ": " + DisplayText.safe(message));
    }
}
