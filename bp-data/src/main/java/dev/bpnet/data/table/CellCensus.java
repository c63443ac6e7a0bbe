package dev.bpnet.data.table;

/**
 * How many rows of a column could be what. A number that is not finite or too large for a float counts as a number: it is a
 * faulty number rather than a word.
 *
 * @param present rows with a value
 * @param numbers rows whose text is written as a number
 * @param booleans rows whose text is true or false
 * @param dates rows whose text is a date
 */
public record CellCensus(long present, long numbers, long booleans, long dates) {

    /** Counts the rows of a column held as codes. */
    public static CellCensus of(CodedCells cells, char decimal) {
        long present = 0;
        long numbers = 0;
        long booleans = 0;
        long dates = 0;
        int[] counts = cells.counts();
        for (int code = 0; code < counts.length; code++) {
            char[] s = cells.dictionary().text(code).toCharArray();
            present += counts[code];
            if (isNumber(s, decimal)) {
                numbers += counts[code];
            } else if (BooleanText.parse(s, 0, s.length) != BooleanText.NEITHER) {
                booleans += counts[code];
            } else if (!Double.isNaN(DateText.parse(s, 0, s.length))) {
                dates += counts[code];
            }
        }
        return new CellCensus(present, numbers, booleans, dates);
    }

    private static boolean isNumber(char[] s, char decimal) {
        return !Float.isNaN(NumberText.parse(s, 0, s.length, decimal))
                || NumberText.refusal(s, 0, s.length, decimal) != NumberText.Refusal.NOT_A_NUMBER;
    }
}
