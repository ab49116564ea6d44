package dev.talos.config;

import dev.talos.credential.MacaroonPrefixes;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Finds prefixes that would make one kind of credential be taken for another. */
final class PrefixFaults {

    /** A prefix and the setting that has it. */
    private record Used(String prefix, Setting<?> setting) {}

    private final Values values;
    private final List<FieldViolation> faults = new ArrayList<>();

    private PrefixFaults(Values values) {
        this.values = values;
    }

    static List<FieldViolation> of(Values values) {
        PrefixFaults faults = new PrefixFaults(values);
        List<Used> ofSecret = faults.used(Catalogue.KEY_PREFIX, Catalogue.KEY_PREFIX_RETIRED);
        List<Used> ofPublic = faults.used(Catalogue.PUBLIC_PREFIX, Catalogue.PUBLIC_PREFIX_RETIRED);
        List<Used> ofMacaroons = faults.used(Catalogue.MACAROON_PREFIX, Catalogue.MACAROON_PREFIX_RETIRED);
        faults.keepApart(ofPublic, ofSecret, String::equals);
        faults.keepApart(
                ofMacaroons,
                Stream.concat(ofSecret.stream(), ofPublic.stream()).toList(),
                (macaroon, key) -> new MacaroonPrefixes(macaroon, List.of()).clashWith(key));
        return faults.faults;
    }

    private void keepApart(List<Used> these, List<Used> those, BiPredicate<String, String> clash) {
        for (Used one : these) {
            those.stream()
                    .filter(other -> clash.test(one.prefix(), other.prefix()))
                    .findFirst()
                    .ifPresent(other -> faults.add(fault(one, other)));
        }
    }

    private FieldViolation fault(Used one, Used other) {
        return new FieldViolation(
                one.setting().key(),
                "has \"%s\" (%s), which clashes with \"%s\" in %s (%s); allowed is a prefix of its own"
                        .formatted(
                                one.prefix(),
                                values.origin(one.setting()),
                                other.prefix(),
                                other.setting().key(),
                                values.origin(other.setting())));
    }

    private List<Used> used(Setting<String> current, Setting<List<String>> retired) {
        Optional<String> first = values.find(current);
        List<String> rest = values.find(retired).orElse(List.of());
        return Stream.concat(
                        first.stream().map(prefix -> new Used(prefix, current)),
                        rest.stream().map(prefix -> new Used(prefix, retired)))
                .toList();
    }
}
