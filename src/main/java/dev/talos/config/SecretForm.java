package dev.talos.config;

import dev.talos.crypto.Secret;
import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.List;

/**
 * A secret of a least length.
 *
 * @param shortest in Unicode characters
 */
record SecretForm(int shortest) implements Form<Secret> {

    @Override
    public Checked<Secret> read(Given given) {
        if (!(given instanceof Given.Text(var text))) {
            return fault("is " + given);
        }
        int length = text.codePointCount(0, text.length());
        return length < shortest ? fault("has " + length + " characters") : new Checked.Ok<>(Secret.of(text));
    }

    @Override
    public String show(Secret value) {
        return value.toString();
    }

    private Checked<Secret> fault(String got) {
        return new Checked.Faulty<>(
                List.of(new FieldViolation("", got + "; allowed is a text of " + shortest + " characters or more")));
    }
}
