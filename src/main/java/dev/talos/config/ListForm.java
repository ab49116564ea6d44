package dev.talos.config;

import dev.talos.model.Checked;
import dev.talos.model.FieldViolation;
import java.util.ArrayList;
import java.util.List;

/** A list of values of one form. */
record ListForm<T>(Form<T> item) implements Form<List<T>> {

    @Override
    public Checked<List<T>> read(Given given) {
        return switch (given) {
            case Given.Texts(var texts) ->
                readAll(texts.stream().<Given>map(Given.Text::new).toList());
            case Given.Items(var items) -> readAll(items);
            case Given.Text _, Given.Nothing _, Given.Section _ ->
                new Checked.Faulty<>(List.of(new FieldViolation("", "is " + given + "; allowed is a list of texts")));
        };
    }

    private Checked<List<T>> readAll(List<Given> items) {
        List<T> values = new ArrayList<>(items.size());
        List<FieldViolation> violations = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            switch (item.read(items.get(i))) {
                case Checked.Ok<T>(var value) -> values.add(value);
                case Checked.Faulty<T>(var faults) -> {
                    for (FieldViolation fault : faults) {
                        violations.add(new FieldViolation("[" + i + "]" + fault.field(), fault.description()));
                    }
                }
            }
        }
        return violations.isEmpty() ? new Checked.Ok<>(values) : new Checked.Faulty<>(violations);
    }

    @Override
    public String show(List<T> values) {
        return values.stream().map(item::show).toList().toString();
    }
}
