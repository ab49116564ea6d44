package dev.talos.cli;

import dev.talos.app.SchemaMessages;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.GlobalOptions;
import dev.talos.cli.output.Table;
import dev.talos.config.Config;
import dev.talos.config.Sources;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.storage.StoreException;
import dev.talos.storage.sql.Database;
import dev.talos.storage.sql.DatabaseSettings;
import dev.talos.storage.sql.Migration;
import dev.talos.storage.sql.Migrations;
import dev.talos.storage.sql.SchemaState;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Looks after the schema of the database. Needs no server. */
@Command(
        name = "migrate",
        description = "Bring the schema of the database up to date, back, or look how it is.",
        footer = "  talos migrate up --database sqlite:///var/lib/talos/talos.db")
final class MigrateCommand implements Runnable {

    private final Console console;
    private final GlobalOptions options;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--database",
            paramLabel = "DSN",
            scope = ScopeType.INHERIT,
            description = "The database. Default: db.dsn of the configuration.")
    private @Nullable String dsn;

    MigrateCommand(Console console, GlobalOptions options) {
        this.console = console;
        this.options = options;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "migrate needs a command: up, down, status or force");
    }

    @Command(
            name = "up",
            description = "Take every step of the schema that is missing. Safe to run twice, and twice at once.",
            footer = "  talos migrate up --config /etc/talos/talos.yaml")
    int up() {
        return withMigrations(migrations -> finish(migrations.up()));
    }

    @Command(
            name = "status",
            description = "Show the steps of the schema. Exit code 0: it is as this talos needs it.",
            footer = "  talos migrate status --config /etc/talos/talos.yaml")
    int status() {
        return withMigrations(migrations -> {
            Table table = Table.withHeadings("VERSION", "NAME", "STATE");
            for (Migration step : migrations.status()) {
                table.add(
                        Integer.toString(step.version()),
                        step.name(),
                        step.state().name().toLowerCase(Locale.ROOT));
            }
            console.print(table.render());
            return finish(migrations.check());
        });
    }

    @Command(
            name = "down",
            description = "Take steps of the schema back. What is in the tables that go is lost.",
            footer = "  talos migrate down --steps 1 --config /etc/talos/talos.yaml")
    int down(
            @Option(names = "--steps", paramLabel = "N", required = true, description = "How many steps, 1 or more.")
                    int steps) {
        if (steps < 1) {
            throw new ParameterException(spec.commandLine(), "--steps is " + steps + "; allowed is 1 or more");
        }
        return withMigrations(migrations -> {
            SchemaState state = migrations.down(steps);
            console.err().println(SchemaMessages.describe(state));
            return switch (state) {
                case SchemaState.Current _, SchemaState.TooOld _ -> ExitCode.DONE;
                case SchemaState.OneAhead _, SchemaState.TooNew _, SchemaState.Dirty _ -> ExitCode.FAILED;
            };
        });
    }

    @Command(
            name = "force",
            description = "Record that the schema is at a version, whatever it is like, after it was mended by hand.",
            footer = "  talos migrate force 2 --config /etc/talos/talos.yaml")
    int force(
            @Parameters(paramLabel = "VERSION", description = "The version that the schema has; 0 for none at all.")
                    int version) {
        return withMigrations(migrations -> {
            try {
                console.err().println(SchemaMessages.describe(migrations.force(version)));
                return ExitCode.DONE;
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "VERSION is " + version + ": " + e.getMessage(), e);
            }
        });
    }

    private int finish(SchemaState state) {
        console.err().println(SchemaMessages.describe(state));
        return state.isUsable() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private int withMigrations(ToIntFunction<Migrations> work) {
        try (Database database = Database.open(settings(), InstantSource.system())) {
            return work.applyAsInt(database.migrations());
        } catch (StoreException e) {
            throw CommandFailure.failed("DATABASE", String.valueOf(e.getMessage()));
        }
    }

    private DatabaseSettings settings() {
        Checked<DatabaseSettings> settings = dsn == null
                ? Config.database(Sources.of(options.config(), console.environment()))
                : DatabaseSettings.parse(dsn);
        return switch (settings) {
            case Checked.Ok<DatabaseSettings>(var good) -> good;
            case Checked.Faulty<DatabaseSettings>(var violations) ->
                throw CommandFailure.failed(
                        "CONFIGURATION",
                        violations.stream()
                                .map((FieldViolation fault) -> fault.field() + ": " + fault.description())
                                .collect(Collectors.joining("; ")));
        };
    }
}
