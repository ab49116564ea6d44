package dev.talos.cli.jwk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.cli.command.Json;
import dev.talos.cli.output.DisplayText;
import dev.talos.crypto.GeneratedJwk;
import dev.talos.crypto.JwkGenerator;
import dev.talos.crypto.JwkKind;
import dev.talos.crypto.JwkRequest;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a key. */
@Command(
        name = "generate",
        description = {
            "Make a key as a JWK in JSON. Needs no server. Talos signs derived tokens with eddsa, with rsa",
            "and RS256, and with ecdsa on P-256; all else is for other programs."
        },
        footer = "  talos jwk generate eddsa --jwks -o signing-keys.json")
final class JwkGenerateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}.")
    private JwkKind kind;

    @Option(names = "--kid", paramLabel = "ID", order = 10, description = "Its id. Default: its RFC 7638 thumbprint.")
    private @Nullable String kid;

    @Option(names = "--jwks", order = 11, description = "Make a JWK set with this one key in it.")
    private boolean asSet;

    @Option(names = "--public-only", order = 12, description = "Print the public half; the private one is thrown away.")
    private boolean publicOnly;

    @Option(
            names = "--use",
            paramLabel = "USE",
            defaultValue = "sig",
            order = 13,
            description = "sig (default) or enc.")
    private String use = "sig";

    @Option(
            names = "--bits",
            paramLabel = "N",
            order = 14,
            description = "Length of an rsa key, default 2048, or of an hmac key, default that of the hash.")
    private @Nullable Integer bits;

    @Option(
            names = "--curve",
            paramLabel = "CURVE",
            order = 15,
            description = "P-256 (default), P-384 or P-521 for ecdsa; Ed25519 for eddsa.")
    private @Nullable String curve;

    @Option(
            names = "--alg",
            paramLabel = "ALG",
            order = 16,
            description = "RS256 (default) to RS512, PS256 to PS512; ES256 to ES512; HS256 (default) to HS512; EdDSA.")
    private @Nullable String algorithm;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            order = 17,
            description = "A new file that only you can read. Default: standard output.")
    private @Nullable Path file;

    JwkGenerateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (publicOnly && kind == JwkKind.HMAC) {
            throw CommandFailure.usage("--public-only is not for hmac: such a key has no public half");
        }
        GeneratedJwk key = generate();
        String text =
                text(publicOnly ? key.publicJwk().orElseThrow() : key.jwk().expose());
        if (file == null) {
            console.print(text);
        } else {
            PrivateFile.create(file, text);
            console.err()
                    .println("wrote key " + DisplayText.safe(key.kid()) + " to " + DisplayText.safe(file.toString()));
        }
        return ExitCode.DONE;
    }

    private GeneratedJwk generate() {
        return switch (JwkGenerator.generate(new JwkRequest(kind, kid, use, bits, curve, algorithm))) {
            case Checked.Ok<GeneratedJwk>(GeneratedJwk key) -> key;
            case Checked.Faulty<GeneratedJwk>(List<FieldViolation> faults) ->
                throw CommandFailure.usage(faults.stream()
                        .map(fault -> "--" + fault.field() + " " + fault.description())
                        .collect(Collectors.joining("; ")));
        };
    }

    private String text(String jwk) {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(jwk);
        } catch (JsonProcessingException _) {
            throw new IllegalStateException("the generator writes JSON");
        }
        if (asSet) {
            ObjectNode set = Json.MAPPER.createObjectNode();
            set.putArray("keys").add(json);
            json = set;
        }
        return json.toPrettyString() + "\n";
    }
}
