package dev.talos.model;

/** How alike two words are written. */
public final class Spelling {

    private Spelling() {}

    /**
     * How many slips make one word of the other: a letter too many, one too few, a wrong one, or two that have changed
     * places (the optimal string alignment distance).
     */
    public static int distance(String from, String to) {
        int[][] table = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : fewest(from, to, i, j, table);
            }
        }
        return table[from.length()][to.length()];
    }

    private static int fewest(String from, String to, int i, int j, int[][] table) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int one = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
        int least = Math.min(one, table[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
