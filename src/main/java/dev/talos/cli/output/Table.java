package dev.talos.cli.output;

import java.util.ArrayList;
import java.util.List;

/** A table in columns of equal width. Its cells may come from anywhere: they are made safe to show. */
public final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** A table with a line of headings. */
    public static Table withHeadings(String... headings) {
        Table table = new Table();
        table.add(headings);
        return table;
    }

    /** A table of names and values, one to a line. */
    public static Table ofFields() {
        return new Table();
    }

    public void add(String... cells) {
        rows.add(List.of(cells).stream().map(DisplayText::safe).toList());
    }

    /** Adds a name and its value; a value that is not there gives no line. */
    public void addField(String name, String value) {
        if (!value.isEmpty()) {
            add(name, value);
        }
    }

    /** The table as lines, each with its line end. */
    public String render() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], DisplayText.width(row.get(column)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            text.append(line(row, widths).stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell)
                    .repeat(' ', widths[column] - DisplayText.width(cell))
                    .append(GAP);
        }
        return line.toString();
    }
}
