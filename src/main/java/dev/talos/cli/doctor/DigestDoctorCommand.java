package dev.talos.cli.doctor;

import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.StandardInput;
import dev.talos.cli.output.Document;
import dev.talos.cli.output.OutputOptions;
import dev.talos.credential.legacy.DigestDoctor;
import dev.talos.credential.legacy.Explanation;
import dev.talos.crypto.Secret;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the scheme that makes a digest of a key. */
@Command(
        name = "digest-doctor",
        description = {
            "Find out how a key store made its digests, from one key you know and its digest there. Tries every",
            "algorithm, encoding and part of the key. Needs no server; the key is never printed."
        },
        footer = "  talos keys imported digest-doctor --raw-key - --digest \"$DIGEST\" <key.txt")
public final class DigestDoctorCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--raw-key",
            paramLabel = "KEY",
            required = true,
            order = 10,
            description = {
                "The key, or - to read it from standard input, which keeps it out of the shell",
                "history. Of standard input one line end (LF or CR LF) is taken off."
            })
    private String rawKey = "";

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            required = true,
            order = 11,
            description = "What the store has of the key: a digest, or a text such as $2b$10$...")
    private String digest = "";

    @Mixin
    private final SecretOptions secrets = new SecretOptions();

    @Mixin
    private final OutputOptions output;

    /** The command, ready to be registered. */
    public DigestDoctorCommand(Console console) {
        this.console = console;
        this.output = new OutputOptions(console);
    }

    @Override
    public Integer call() {
        Secret key = Secret.of(StandardInput.resolve(rawKey, console));
        if (key.expose().isEmpty() || digest.isBlank()) {
            throw CommandFailure.usage("--raw-key and --digest must not be empty");
        }
        DigestDoctor doctor = new DigestDoctor(key, secrets.read());
        List<Explanation> explanations = doctor.explain(digest);
        if (explanations.isEmpty()) {
            doctor.hints(digest).forEach(output::note);
            throw CommandFailure.failed("UNEXPLAINED", "no scheme that Talos knows makes this digest of this key");
        }
        output.print(Document.of(ExplanationJson.of(explanations)), new ExplanationView());
        advise(explanations);
        return ExitCode.DONE;
    }

    private void advise(List<Explanation> explanations) {
        if (explanations.size() > 1) {
            output.note("More than one explains this pair: a digest of another key tells them apart.");
        }
        if (explanations.getFirst().needsLookup()) {
            output.note("Each row needs a lookup too: characters that the store keeps of the key, or its id.");
        }
    }
}
