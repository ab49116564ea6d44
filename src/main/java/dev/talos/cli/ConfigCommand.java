package dev.talos.cli;

import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.output.DisplayText;
import dev.talos.cli.output.Table;
import dev.talos.config.Config;
import dev.talos.config.EffectiveSetting;
import dev.talos.config.LoadedConfig;
import dev.talos.config.Sources;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at a configuration as the server would. */
@Command(
        name = "config",
        description = "Check a configuration.",
        footer = "  talos config check --config /etc/talos/talos.yaml")
final class ConfigCommand implements Runnable {

    private final Console console;
    private final GlobalOptions options;

    @Spec
    private CommandSpec spec;

    ConfigCommand(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "config needs a command: check");
    }

    @Command(
            name = "check",
            description = {
                "Load and check a configuration. Shows each setting and where it came from, with secrets left out.",
                "Exit code 1: the server would not start with it."
            },
            footer = "  talos config check --config /etc/talos/talos.yaml")
    int check() {
        return switch (Config.load(Sources.of(options.config(), console.environment()))) {
            case Checked.Ok<LoadedConfig>(var config) -> {
                config.warnings().forEach(warning -> console.err().println("warning: " + DisplayText.safe(warning)));
                console.print(table(config.effective()));
                yield ExitCode.DONE;
            }
            case Checked.Faulty<LoadedConfig>(var violations) -> {
                for (FieldViolation fault : violations) {
                    FaultPrinter.print(console, "CONFIGURATION", fault.field() + ": " + fault.description());
                }
                yield ExitCode.FAILED;
            }
        };
    }

    private static String table(List<EffectiveSetting> settings) {
        Table table = Table.withHeadings("SETTING", "VALUE", "FROM", "CHANGES");
        for (EffectiveSetting setting : settings) {
            table.add(
                    setting.key(),
                    setting.value(),
                    setting.origin().toString(),
                    setting.hot() ? "at once" : "at restart");
        }
        return table.render();
    }
}
