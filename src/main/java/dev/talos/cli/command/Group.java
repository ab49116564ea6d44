package dev.talos.cli.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * A command that has commands. Of these it makes those that the line names, and all when the line names none: to read
 * the annotations of all of them takes longer than most commands need for their work.
 */
public final class Group {
    private final CommandLine group;
    private final Map<String, Supplier<?>> commands = new LinkedHashMap<>();

    /** @param group the group itself, without commands */
    public Group(CommandLine group) {
        this.group = group;
    }

    /**
     * Takes in a command.
     *
     * @param name as in its annotation
     * @param command makes it: an object with annotations, or a {@link CommandLine}
     */
    public Group add(String name, Supplier<?> command) {
        commands.put(name, command);
        return this;
    }

    /**
     * The group, with those of its commands that the line names.
     *
     * @param line all words of the command line, in any order; none for all commands
     */
    public CommandLine forLine(Set<String> line) {
        boolean namesNone = commands.keySet().stream().noneMatch(line::contains);
        commands.forEach((name, command) -> {
            if (namesNone || line.contains(name)) {
                group.addSubcommand(command.get());
            }
        });
        return group;
    }
}
