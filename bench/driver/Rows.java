import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows in the text form of a database, each with a line end of its own; one within a value has a backslash before it.
 *
 * @param ends where each row ends
 */
record Rows(byte[] text, List<Integer> ends) {

    static Rows of(byte[] text) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '\n' && (i == 0 || text[i - 1] != '\\')) {
                ends.add(i + 1);
            }
        }
        return new Rows(text, ends);
    }

    int count() {
        return ends.size();
    }

    /** Of that many rows each; the last one may have fewer. */
    List<byte[]> parts(int rows) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int row = rows; from < text.length; row += rows) {
            int to = ends.get(Math.min(row, ends.size()) - 1);
            parts.add(Arrays.copyOfRange(text, from, to));
            from = to;
        }
        return parts;
    }
}
