package dev.talos.config;

import dev.talos.credential.Issuers;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A retired issuer: its name alone, or a section that says until when it counts. */
record RetiredIssuerForm() implements Form<Issuers.Retired> {

    private static final String VALUE = "value";
    private static final String EXPIRES_AT = "expires_at";

    /** RFC 3339, section 5.6; the JDK alone would take a time without seconds. */
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Form<Instant> INSTANT = new TextForm<>(
            "a time such as 2027-01-31T12:00:00Z (RFC 3339)", RetiredIssuerForm::instant, Instant::toString);

    @Override
    public Checked<Issuers.Retired> read(Given given) {
        return switch (given) {
            case Given.Section(var members) -> read(members);
            case Given.Text _, Given.Texts _, Given.Items _, Given.Nothing _ ->
                switch (Forms.NOT_BLANK.read(given)) {
                    case Checked.Ok<String>(var name) -> new Checked.Ok<>(new Issuers.Retired(name, Optional.empty()));
                    case Checked.Faulty<String>(var violations) -> new Checked.Faulty<>(violations);
                };
        };
    }

    private static Checked<Issuers.Retired> read(Map<String, Given> members) {
        List<FieldViolation> faults = new ArrayList<>();
        members.keySet().stream()
                .filter(name -> !Set.of(VALUE, EXPIRES_AT).contains(name))
                .forEach(name -> faults.add(new FieldViolation(
                        "." + name, "is not a setting of this version; allowed are value and expires_at")));
        Given value = members.getOrDefault(VALUE, new Given.Nothing());
        Given expiresAt = members.getOrDefault(EXPIRES_AT, new Given.Nothing());
        Optional<String> name = member(VALUE, Forms.NOT_BLANK, value, faults);
        Optional<Instant> end =
                expiresAt instanceof Given.Nothing ? Optional.empty() : member(EXPIRES_AT, INSTANT, expiresAt, faults);
        return faults.isEmpty() && name.isPresent()
                ? new Checked.Ok<>(new Issuers.Retired(name.get(), end))
                : new Checked.Faulty<>(faults);
    }

    private static <T> Optional<T> member(String name, Form<T> form, Given given, List<FieldViolation> faults) {
        return switch (form.read(given)) {
            case Checked.Ok<T>(var value) -> Optional.of(value);
            case Checked.Faulty<T>(var violations) -> {
                violations.forEach(fault -> faults.add(new FieldViolation("." + name, fault.description())));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Instant> instant(String text) {
        try {
            return TIME.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    @Override
    public String show(Issuers.Retired issuer) {
        return issuer.expiresAt()
                .map(end -> "{value: %s, expires_at: %s}".formatted(issuer.value(), end))
                .orElse(issuer.value());
    }
}
