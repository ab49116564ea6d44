package dev.talos.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GroupTest {

    @Command(name = "group")
    private static final class Anything {}

    @Command(name = "first")
    private static final class First {}

    @Command(name = "second")
    private static final class Second {}

    private final List<String> made = new ArrayList<>();

    @Test
    void it_makes_only_what_the_line_names() {
        assertThat(commands(Set.of("talos", "second", "-x"))).containsExactly("second");
        assertThat(made).containsExactly("second");
    }

    @Test
    void it_makes_all_when_the_line_names_none() {
        assertThat(commands(Set.of("thrid"))).containsExactly("first", "second");
    }

    private Set<String> commands(Set<String> line) {
        return new Group(new CommandLine(new Anything()))
                .add("first", () -> {
                    made.add("first");
                    return new First();
                })
                .add("second", () -> {
                    made.add("second");
                    return new Second();
                })
                .forLine(line)
                .getSubcommands()
                .keySet();
    }
}
