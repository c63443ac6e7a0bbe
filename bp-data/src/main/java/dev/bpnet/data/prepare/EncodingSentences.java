package dev.bpnet.data.prepare;

import java.util.List;

/** What can be wrong with a value that has the right type. */
final class EncodingSentences {

    static final String MISSING_INPUT = "there is no value, and missing: error does not allow that";
    static final String MISSING_TARGET = "the target has no value";
    static final String MISSING_TARGET_HINT = "leave the row out, or find its value";

    private EncodingSentences() {}

    static String unseenLabel(FittedTarget.Category target) {
        List<String> labels = target.labels();
        String shown = String.join(", ", labels.subList(0, Math.min(12, labels.size())));
        return "no training row has this label (known: " + shown + (labels.size() > 12 ? ", ..." : "") + ")";
    }
}
