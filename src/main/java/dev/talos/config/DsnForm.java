package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import dev.talos.storage.sql.DatabaseSettings;
import java.util.List;

/** A database's DSN. What it was is never repeated: there may be a password in it. */
record DsnForm() implements Form<DatabaseSettings> {

    @Override
    public Checked<DatabaseSettings> read(Given given) {
        if (!(given instanceof Given.Text(var dsn))) {
            return fault(List.of("is " + given + "; allowed is a text such as sqlite://./talos.db"));
        }
        return switch (DatabaseSettings.parse(dsn)) {
            case Checked.Ok<DatabaseSettings> good -> good;
            case Checked.Faulty<DatabaseSettings>(var violations) ->
                fault(violations.stream().map(FieldViolation::description).toList());
        };
    }

    @Override
    public String show(DatabaseSettings value) {
        return value.toString();
    }

    private static Checked<DatabaseSettings> fault(List<String> descriptions) {
        return new Checked.Faulty<>(descriptions.stream()
                .map(description -> new FieldViolation("", description))
                .toList());
    }
}
