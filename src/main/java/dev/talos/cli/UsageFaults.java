package dev.talos.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage in words. An argument too many is not repeated: it may be a key, cut in two by a missing quote. */
final class UsageFaults {
    private static final Pattern OPTION = Pattern.compile("--?[a-z][a-z-]{0,30}");
    private static final Pattern COMMAND = Pattern.compile("[a-z-]{1,20}");

    private UsageFaults() {}

    static String describe(ParameterException fault) {
        return fault instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : String.valueOf(fault.getMessage());
    }

    private static String unmatched(UnmatchedArgumentException fault) {
        CommandLine command = fault.getCommandLine();
        String first = fault.getUnmatched().getFirst();
        String option = first.replaceFirst("=.*", "");
        if (OPTION.matcher(option).matches()) {
            return "there is no option " + option;
        }
        List<String> commands = List.copyOf(command.getSubcommands().keySet());
        if (commands.isEmpty()) {
            return "there is an argument too many; quote what holds blanks";
        }
        return (COMMAND.matcher(first).matches() ? "there is no command " + first : "there is no such command")
                + "; the commands are " + String.join(", ", commands);
    }
}
