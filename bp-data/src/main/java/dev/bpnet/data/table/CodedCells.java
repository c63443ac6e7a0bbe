package dev.bpnet.data.table;

/** Cells as numbers of distinct texts: categories, and any column while it has few distinct values. */
public final class CodedCells implements RawCells {

    /** The code of a missing value. */
    public static final int MISSING = -1;

    private final Dictionary dictionary = new Dictionary();
    private final CellStore codes;

    /** On the heap. */
    public CodedCells() {
        this(new CellStore());
    }

    CodedCells(CellStore codes) {
        this.codes = codes;
    }

    /** Cells for numbers, as many of them on the heap as of these. */
    public NumberCells numbers() {
        return new NumberCells(codes.another());
    }

    @Override
    public void addText(char[] s, int from, int to, char decimal) {
        add(dictionary.add(s, from, to));
    }

    @Override
    public void addNumber(float x) {
        if (Float.isNaN(x)) {
            addMissing();
        } else {
            String label = NumberText.label(x);
            add(dictionary.add(label.toCharArray(), 0, label.length()));
        }
    }

    @Override
    public void addMissing() {
        add(MISSING);
    }

    private void add(int code) {
        codes.add(code);
    }

    @Override
    public int rows() {
        return codes.size();
    }

    /** The distinct texts. */
    public Dictionary dictionary() {
        return dictionary;
    }

    /** The number of a row's text, or {@link #MISSING}. */
    public int code(int row) {
        return codes.get(row);
    }

    /** The rows of each distinct text. */
    public int[] counts() {
        int[] counts = new int[dictionary.size()];
        for (int row = 0; row < rows(); row++) {
            if (codes.get(row) != MISSING) {
                counts[codes.get(row)]++;
            }
        }
        return counts;
    }

    /** Gives all cells, in row order, to a column of another form. */
    public void copyTo(RawCells other, char decimal) {
        if (other instanceof NumberCells numbers) {
            copyNumbers(numbers, decimal);
            return;
        }
        char[][] texts = new char[dictionary.size()][];
        for (int code = 0; code < texts.length; code++) {
            texts[code] = dictionary.text(code).toCharArray();
        }
        for (int row = 0; row < rows(); row++) {
            if (codes.get(row) == MISSING) {
                other.addMissing();
            } else {
                char[] text = texts[codes.get(row)];
                other.addText(text, 0, text.length, decimal);
            }
        }
    }

    /** The same for numbers, parsing each distinct text once: that is a third of the time of reading columns of zeros and ones. */
    private void copyNumbers(NumberCells numbers, char decimal) {
        float[] values = new float[dictionary.size()];
        for (int code = 0; code < values.length; code++) {
            char[] text = dictionary.text(code).toCharArray();
            values[code] = NumberText.parse(text, 0, text.length, decimal);
        }
        for (int row = 0; row < rows(); row++) {
            int code = codes.get(row);
            if (code == MISSING) {
                numbers.addMissing();
            } else if (Float.isNaN(values[code])) {
                char[] text = dictionary.text(code).toCharArray();
                numbers.addText(text, 0, text.length, decimal);
            } else {
                numbers.addNumber(values[code]);
            }
        }
    }
}
