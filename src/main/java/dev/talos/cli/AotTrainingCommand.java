package dev.talos.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Does once what the program does often, for the build: the classes loaded here go into the AOT cache. Starts nothing
 * that outlives it and leaves no files.
 */
@Command(name = "aot-training", hidden = true)
final class AotTrainingCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        return Talos.run("version");
    }
}
