package dev.talos.cli.macaroon;

import dev.talos.cli.command.CommaLists;
import dev.talos.cli.command.CommandFailure;
import dev.talos.cli.command.Console;
import dev.talos.cli.command.ExitCode;
import dev.talos.credential.macaroon.Macaroon;
import dev.talos.credential.macaroon.MacaroonReading;
import dev.talos.credential.macaroon.MacaroonText;
import dev.talos.credential.macaroon.Restriction;
import dev.talos.model.Cidr;
import dev.talos.model.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds a caveat to a macaroon. */
@Command(
        name = "attenuate",
        description = {
            "Print a macaroon that can do less: the one given, with one more caveat. What earlier caveats",
            "took away stays away, whatever is asked for here. Needs no server and no key."
        },
        footer = "  talos macaroon attenuate - --ttl 5m --scopes payments:read <token.txt")
final class AttenuateCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Console console;

    @Mixin
    private final TokenParameter token = new TokenParameter();

    @Option(
            names = "--ttl",
            paramLabel = "DURATION",
            order = 10,
            description = "The most time it is good for from now on, as 60s, 15m or 1h30m.")
    private @Nullable String ttl;

    @Option(
            names = "--scopes",
            paramLabel = "A,B",
            order = 11,
            description = "All it may still do, of what it could do before. \"\" for nothing.")
    private @Nullable List<String> scopes;

    @Option(
            names = "--allowed-cidrs",
            paramLabel = "A,B",
            order = 12,
            description = "Networks it may be used from, as 10.0.0.0/8,2001:db8::/32, besides those it is bound to.")
    private @Nullable List<String> allowedCidrs;

    AttenuateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Restriction restriction = restriction();
        MacaroonReading.Parsed parsed = token.read(console);
        Macaroon narrower = parsed.macaroon()
                .attenuate(restriction)
                .orElseThrow(() -> CommandFailure.failed(
                        "TOKEN_TOO_LONG",
                        "with this caveat it would have more than " + Macaroon.MOST_CAVEATS + " caveats or "
                                + Macaroon.MOST_BYTES + " bytes"));
        console.print(MacaroonText.write(parsed.prefix(), narrower).expose() + "\n");
        return ExitCode.DONE;
    }

    private Restriction restriction() {
        if (ttl == null && scopes == null && allowedCidrs == null) {
            throw CommandFailure.usage("nothing to narrow: give at least one of --ttl, --scopes, --allowed-cidrs");
        }
        return new Restriction(
                null,
                ttl == null ? null : end(ttl),
                scopes == null ? null : CommaLists.elements(scopes),
                allowedCidrs == null ? null : cidrs(CommaLists.elements(allowedCidrs)));
    }

    private Instant end(String text) {
        return Durations.parse(text)
                .filter(duration -> duration.compareTo(SHORTEST) >= 0)
                .map(console.now()::plus)
                .orElseThrow(() ->
                        CommandFailure.usage("--ttl must be " + Durations.ALLOWED + ", and of one second at least"));
    }

    private static List<Cidr> cidrs(List<String> texts) {
        List<Cidr> cidrs =
                texts.stream().flatMap(text -> Cidr.parse(text).stream()).toList();
        if (cidrs.isEmpty() || cidrs.size() < texts.size()) {
            throw CommandFailure.usage(
                    "--allowed-cidrs must be one or more networks, such as 10.0.0.0/8,2001:db8::/32");
        }
        return cidrs;
    }
}
