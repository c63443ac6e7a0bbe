package dev.bpnet.data.read;

import java.util.Arrays;

/**
 * One row as a reader gives it, in buffers that are used again for the next: a field is a text, a number or missing. A
 * missing field keeps the text that says so. For use by one thread.
 */
public final class Row {

    private static final byte TEXT = 0;
    private static final byte NUMBER = 1;
    private static final byte MISSING = 2;

    private char[] chars = new char[256];

    /** Field i is {@code chars[ends[i - 1], ends[i])}. */
    private int[] ends = new int[16];

    private byte[] kinds = new byte[16];
    private float[] numbers = new float[16];
    private int size;
    private long line;

    /** Forgets the row before and starts another, on this line (in a binary file: this row) of its file, from 1. */
    public void begin(long line) {
        this.line = line;
        size = 0;
    }

    /** Adds a field of text. */
    public void addText(char[] s, int from, int length) {
        add(TEXT, s, from, length);
    }

    /** Adds a field without a value, and the text that says so. */
    public void addMissing(char[] s, int from, int length) {
        add(MISSING, s, from, length);
    }

    /** Adds a number; NaN is a missing value. */
    public void addNumber(float x) {
        add(Float.isNaN(x) ? MISSING : NUMBER, chars, 0, 0);
        numbers[size - 1] = x;
    }

    private void add(byte kind, char[] s, int from, int length) {
        int start = start(size);
        if (start + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, start + length));
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, 2 * size);
            kinds = Arrays.copyOf(kinds, 2 * size);
            numbers = Arrays.copyOf(numbers, 2 * size);
        }
        if (length > 0) {
            System.arraycopy(s, from, chars, start, length);
        }
        ends[size] = start + length;
        kinds[size++] = kind;
    }

    /** Becomes a copy of another row. */
    public void copy(Row other) {
        begin(other.line);
        for (int field = 0; field < other.size; field++) {
            int start = other.start(field);
            add(other.kinds[field], other.chars, start, other.ends[field] - start);
            numbers[field] = other.numbers[field];
        }
    }

    /** The line on which the row starts, from 1; in a binary file the number of the row. */
    public long line() {
        return line;
    }

    /** The number of fields. */
    public int size() {
        return size;
    }

    /** Whether a field, counted from 0, has no value. */
    public boolean isMissing(int field) {
        return kinds[field] == MISSING;
    }

    /** Whether a field came as a number and not as text. */
    public boolean isNumber(int field) {
        return kinds[field] == NUMBER;
    }

    /** The number of a field for which {@link #isNumber} holds. */
    public float number(int field) {
        return numbers[field];
    }

    /** The characters of all fields; only between {@link #start} and {@link #end}, and only until the next row. */
    public char[] chars() {
        return chars;
    }

    /** Where the text of a field starts in {@link #chars()}. */
    public int start(int field) {
        return field == 0 ? 0 : ends[field - 1];
    }

    /** Behind the last character of a field in {@link #chars()}. */
    public int end(int field) {
        return ends[field];
    }

    /** The text of a field as the file has it, blanks around it removed; a number as short as it can be written. */
    public String text(int field) {
        if (kinds[field] == NUMBER) {
            return dev.bpnet.data.table.NumberText.label(numbers[field]);
        }
        int start = start(field);
        return new String(chars, start, ends[field] - start);
    }
}
