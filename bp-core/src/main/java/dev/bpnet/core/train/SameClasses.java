package dev.bpnet.core.train;

import dev.bpnet.api.loss.TargetInfo;
import java.util.List;
import java.util.Locale;

/** Whether rows have the classes that a network was made for. */
final class SameClasses {
    private SameClasses() {}

    /** Throws where they differ. */
    static void check(TargetInfo found, TargetInfo target) {
        if (found.parts().size() != target.parts().size()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the rows have %d targets with a loss each, the network %d",
                    found.parts().size(),
                    target.parts().size()));
        }
        for (int i = 0; i < target.parts().size(); i++) {
            check(found.parts().get(i).target(), target.parts().get(i).target());
        }
        List<String> labels = found.labels();
        if (labels.equals(target.labels())) {
            return;
        }
        boolean sameOrder = labels.size() <= target.labels().size()
                && target.labels().subList(0, labels.size()).equals(labels);
        if (labels.isEmpty() != target.labels().isEmpty() || !sameOrder) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "the rows have the classes %s, the network %s", labels, target.labels()));
        }
    }
}
