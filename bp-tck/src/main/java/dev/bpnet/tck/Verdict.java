package dev.bpnet.tck;

import dev.bpnet.tck.check.Check;
import dev.bpnet.tck.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** Turns findings into a failed test. */
final class Verdict {
    private Verdict() {}

    /** Fails with every finding of a check, each subject named before its findings. */
    static <S> void require(Check<? super S> check, List<? extends S> subjects) {
        List<String> lines = new ArrayList<>();
        for (S subject : subjects) {
            List<Finding> findings = check.run(subject);
            if (!findings.isEmpty()) {
                lines.add(subject + ":");
                findings.forEach(finding -> lines.add("  " + finding));
            }
        }
        if (!lines.isEmpty()) {
            Assertions.fail(String.join("\n", lines));
        }
    }
}
