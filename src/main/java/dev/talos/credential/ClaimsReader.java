package dev.talos.credential;

import com.fasterxml.jackson.databind.JsonNode;
import dev.talos.model.Cidr;
import dev.talos.model.KeyId;
import dev.talos.model.KeyVisibility;
import dev.talos.model.Metadata;
import dev.talos.model.NetworkId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the claims out of a JSON object, once. */
final class ClaimsReader {

    private static final Set<String> KNOWN =
            Set.of("jti", "sub", "iss", "iat", "nbf", "exp", "nid", "act", "scp", "meta", "vis", "acl");

    /** 9999-12-31T23:59:59Z, the last second that RFC 3339 can say. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JsonMembers members;

    ClaimsReader(JsonMembers members) {
        this.members = members;
    }

    Optional<DerivedClaims> read() {
        boolean strangerAmongReserved = members.names().stream()
                .anyMatch(name -> CustomClaims.RESERVED.contains(name) && !KNOWN.contains(name));
        if (strangerAmongReserved) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DerivedClaims(
                    text("jti", Optional::of),
                    text("iss", Optional::of),
                    text("nid", NetworkId::parse),
                    new TokenLife(seconds("iat"), seconds("nbf"), seconds("exp")),
                    grant(),
                    new CustomClaims(members.rawTexts())));
        } catch (BadClaim _) {
            return Optional.empty();
        }
    }

    private Grant grant() throws BadClaim {
        KeyId parent = text("sub", KeyId::parse);
        KeyVisibility visibility = text("vis", VisibilityNames::parse);
        return new Grant(
                parent,
                text("act", Optional::of),
                texts(required("scp"), Optional::of),
                metadata(),
                visibility,
                allowedCidrs());
    }

    private Metadata metadata() throws BadClaim {
        Optional<String> raw = members.raw("meta");
        if (raw.isEmpty()) {
            return Metadata.EMPTY;
        }
        if (!required("meta").isObject()) {
            throw new BadClaim();
        }
        return new Metadata(raw.get());
    }

    /** A list that is there and empty could mean nowhere as well as anywhere, so it is refused. */
    private List<Cidr> allowedCidrs() throws BadClaim {
        if (members.raw("acl").isEmpty()) {
            return List.of();
        }
        List<Cidr> cidrs = texts(required("acl"), Cidr::parse);
        if (cidrs.isEmpty()) {
            throw new BadClaim();
        }
        return cidrs;
    }

    private <T> T text(String name, Function<String, Optional<T>> parse) throws BadClaim {
        return members.text(name).flatMap(parse).orElseThrow(BadClaim::new);
    }

    private Instant seconds(String name) throws BadClaim {
        JsonNode number = required(name);
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new BadClaim();
        }
        long seconds = number.longValue();
        if (seconds < 0 || seconds > LAST_SECOND) {
            throw new BadClaim();
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static <T> List<T> texts(JsonNode array, Function<String, Optional<T>> parse) throws BadClaim {
        if (!array.isArray()) {
            throw new BadClaim();
        }
        List<T> read = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            if (!item.isTextual()) {
                throw new BadClaim();
            }
            read.add(parse.apply(item.textValue()).orElseThrow(BadClaim::new));
        }
        return read;
    }

    private JsonNode required(String name) throws BadClaim {
        return members.node(name).orElseThrow(BadClaim::new);
    }

    /** Ends the reading from whatever depth. Never leaves this class. */
    private static final class BadClaim extends Exception {

        BadClaim() {
            super(null, null, false, false);
        }
    }
}
