package dev.bpnet.tck.check;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one check: the first few as they are, the others as a number. */
public final class Report {
    private static final int SHOWN = 5;

    private final String check;
    private final List<String> sentences = new ArrayList<>();
    private int more;

    Report(String check) {
        this.check = check;
    }

    /** Something is wrong: what was found and what was expected, without a full stop. */
    public void add(String sentence) {
        if (sentences.size() < SHOWN) {
            sentences.add(sentence);
        } else {
            more++;
        }
    }

    /** The first difference in each output of two runs over the same numbers. */
    void addDifferences(RowCalls left, String leftName, RowCalls right, String rightName, int rows) {
        for (int o = 0; o < left.outputs().size(); o++) {
            addDifference(left.outputs().get(o), leftName, right.outputs().get(o), rightName, rows);
        }
    }

    /** The first difference between two memories. */
    void addDifference(Memory left, String leftName, Memory right, String rightName, int rows) {
        String difference = Memory.difference(left, leftName, right, rightName, 0, rows);
        if (!difference.isEmpty()) {
            add(difference);
        }
    }

    /** Whether nothing was found so far. */
    public boolean clean() {
        return sentences.isEmpty();
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (String sentence : sentences) {
            findings.add(new Finding(check, sentence));
        }
        if (more > 0) {
            findings.add(new Finding(check, "and " + more + " more of the kind"));
        }
        return List.copyOf(findings);
    }
}
