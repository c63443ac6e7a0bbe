package dev.bpnet.config.problems;

/**
 * A line of the source and the carets under its mark, cut to the width of a terminal.
 *
 * @param line what is left of the line
 * @param carets spaces up to the mark, then one caret for each column of it, at least one
 */
record Excerpt(String line, String carets) {
    /** Columns that are shown of a line: with the line number before it, it stays below 120. */
    static final int WIDTH = 100;

    /** Columns of a long mark that are shown, and columns kept before the mark of a long line. */
    private static final int MARK_WIDTH = 60;

    private static final int BEFORE = 30;

    private static final String CUT = "...";

    /**
     * Cuts an excerpt.
     *
     * @param text the whole line
     * @param column first marked code point, from 1; one beyond the last is the end of the line
     * @param length number of marked code points
     */
    static Excerpt of(String text, int column, int length) {
        int[] points = text.codePoints().toArray();
        int from = Math.min(column - 1, points.length);
        int to = Math.min(from + length, points.length);
        int start = 0;
        int end = points.length;
        if (columns(points, 0, points.length) > WIDTH) {
            to = advance(points, from, to, MARK_WIDTH);
            start = retreat(points, from, columns(points, 0, to) <= WIDTH - CUT.length() ? WIDTH : BEFORE);
            int left = WIDTH - CUT.length() - (start > 0 ? CUT.length() : 0);
            end = advance(points, start, points.length, left);
        }
        String before = start > 0 ? CUT : "";
        String line = before + shown(points, start, end) + (end < points.length ? CUT : "");
        String carets = " ".repeat(before.length() + columns(points, start, from))
                + "^".repeat(Math.max(1, columns(points, from, to)));
        return new Excerpt(line, carets);
    }

    private static int columns(int[] points, int from, int to) {
        int columns = 0;
        for (int i = from; i < to; i++) {
            columns += Glyphs.columns(points[i]);
        }
        return columns;
    }

    /** The furthest end, at most {@code to}, such that the code points from {@code from} fit into the columns. */
    private static int advance(int[] points, int from, int to, int columns) {
        int end = from;
        int used = 0;
        while (end < to && used + Glyphs.columns(points[end]) <= columns) {
            used += Glyphs.columns(points[end++]);
        }
        return end;
    }

    /** The earliest start such that the code points before {@code to} fit into the columns. */
    private static int retreat(int[] points, int to, int columns) {
        int start = to;
        int used = 0;
        while (start > 0 && used + Glyphs.columns(points[start - 1]) <= columns) {
            used += Glyphs.columns(points[--start]);
        }
        return start;
    }

    private static String shown(int[] points, int from, int to) {
        StringBuilder shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            shown.append(Glyphs.shown(points[i]));
        }
        return shown.toString();
    }
}
