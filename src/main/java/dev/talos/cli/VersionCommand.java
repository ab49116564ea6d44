package dev.talos.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version that the build wrote into the jar's manifest. */
@Command(name = "version", description = "Print the version of this program.")
final class VersionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String version = VersionCommand.class.getPackage().getImplementationVersion();
        spec.commandLine().getOut().println("talos " + Objects.requireNonNullElse(version, "unpackaged"));
        return 0;
    }
}
