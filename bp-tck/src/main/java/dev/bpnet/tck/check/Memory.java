package dev.bpnet.tck.check;

/** Numbers that a call reads or writes, a row of them for each row of the batch, and whether they were left alone. */
public interface Memory {

    /** Its letter in the contract: {@code z}, {@code a}, {@code dz}. */
    String name();

    /** The numbers of a row now. */
    double[] row(int i);

    /** Whether only rows {@code [from, to)}, and no cell around or between rows, differ from what they were at first. */
    boolean untouchedOutside(int from, int to);

    /** The first place where rows {@code [from, to)} differ in a bit, as a sentence; empty where they do not. */
    static String difference(Memory left, String leftName, Memory right, String rightName, int from, int to) {
        for (int i = from; i < to; i++) {
            double[] l = left.row(i);
            double[] r = right.row(i);
            for (int j = 0; j < l.length; j++) {
                if (Double.doubleToLongBits(l[j]) != Double.doubleToLongBits(r[j])) {
                    return left.name() + " in row " + i + ", column " + j + " is " + l[j] + " " + leftName + ", but "
                            + r[j] + " " + rightName;
                }
            }
        }
        return "";
    }
}
