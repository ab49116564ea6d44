package dev.talos.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for fish, which picocli has none for, made from the model of the commands. */
final class FishCompletion {
    /**
     * The words typed so far, without the program, options and their values. The condition for a group is that they are
     * its path; for a command that they begin with it, because its own arguments follow.
     */
    private static final String FUNCTIONS = """
            function __talos_words
                set -l skip 0
                for word in (commandline -opc)[2..-1]
                    if test $skip = 1
                        set skip 0
                    else if contains -- $word OPTIONS_WITH_VALUE
                        set skip 1
                    else if not string match -q -- '-*' $word
                        echo $word
                    end
                end
            end
            function __talos_at
                set -l words (__talos_words)
                test "$words" = "$argv"
            end
            function __talos_in
                set -l words (__talos_words)
                set -l depth (count $argv)
                test (count $words) -ge $depth; and test "$words[1..$depth]" = "$argv"
            end
            complete -c talos -f
            """;

    private final List<String> lines = new ArrayList<>();
    private final TreeSet<String> optionsWithValue = new TreeSet<>();

    private FishCompletion() {}

    static String script(CommandSpec root) {
        FishCompletion completion = new FishCompletion();
        completion.add(root, List.of());
        return FUNCTIONS.replace("OPTIONS_WITH_VALUE", String.join(" ", completion.optionsWithValue))
                + String.join("\n", completion.lines)
                + "\n";
    }

    private void add(CommandSpec command, List<String> path) {
        boolean isGroup = !command.subcommands().isEmpty();
        String condition = " -n " + quoted((isGroup ? "__talos_at " : "__talos_in ") + String.join(" ", path));
        command.subcommands().forEach((name, child) -> {
            lines.add("complete -c talos" + condition + " -a " + name
                    + described(child.getCommandSpec().usageMessage().description()));
            List<String> below = new ArrayList<>(path);
            below.add(name);
            add(child.getCommandSpec(), below);
        });
        command.options().stream().filter(option -> !option.hidden()).forEach(option -> add(option, condition));
        command.positionalParameters().stream()
                .filter(parameter -> parameter.completionCandidates() != null)
                .forEach(parameter -> lines.add("complete -c talos" + condition + " -a " + candidates(parameter)));
    }

    private void add(OptionSpec option, String condition) {
        StringBuilder line = new StringBuilder("complete -c talos").append(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            optionsWithValue.addAll(List.of(option.names()));
            line.append(takesFile(option) ? " -rF" : " -x");
            if (option.completionCandidates() != null) {
                line.append(" -a ").append(candidates(option));
            }
        }
        lines.add(line + described(option.description()));
    }

    private static boolean takesFile(OptionSpec option) {
        return option.paramLabel().equals("FILE");
    }

    private static String candidates(ArgSpec argument) {
        return quoted(String.join(" ", argument.completionCandidates()));
    }

    private static String described(String[] description) {
        return description.length == 0 ? "" : " -d " + quoted(description[0]);
    }

    private static String quoted(String text) {
        return "'" + text.strip().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
