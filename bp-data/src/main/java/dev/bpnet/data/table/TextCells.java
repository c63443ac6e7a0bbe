package dev.bpnet.data.table;

/** Cells that turned out to be free text, which is not kept: only how much there was of it. */
public final class TextCells implements RawCells {

    private int rows;

    @Override
    public void addText(char[] s, int from, int to, char decimal) {
        rows++;
    }

    @Override
    public void addNumber(float x) {
        rows++;
    }

    @Override
    public void addMissing() {
        rows++;
    }

    @Override
    public int rows() {
        return rows;
    }
}
