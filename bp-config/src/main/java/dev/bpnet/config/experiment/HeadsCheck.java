package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goes together of one output with its target, and of several heads with theirs. */
final class HeadsCheck {
    private static final String HINT = "each head names its own under network.heads";

    private final ExperimentConfig config;
    private final List<Problem> problems = new ArrayList<>();

    private HeadsCheck(ExperimentConfig config) {
        this.config = config;
    }

    /** What is wrong; empty where nothing is. */
    static List<Problem> problems(ExperimentConfig config) {
        HeadsCheck check = new HeadsCheck(config);
        if (config.network().heads().isEmpty()) {
            check.target();
        } else {
            check.heads();
        }
        return check.problems;
    }

    private void target() {
        if (config.data().target() == null) {
            problems.add(new Problem(
                    "data",
                    Problem.Target.KEY,
                    "the key 'target' is missing",
                    List.of("target: the column to predict, or a list of columns")));
        } else if (config.data().target().isInputs()) {
            reconstruction();
        }
    }

    private void reconstruction() {
        String inputs = "the inputs are reconstructed, ";
        if (config.training().offset() != null) {
            refuse("training.offset", inputs + "and an offset is no input to be found again");
        }
        if (config.training().classWeights() != null) {
            refuse("training.class_weights", inputs + "and they have no classes");
        }
    }

    private void heads() {
        if (config.data().target() != null) {
            refuse("data.target", "there is a target and there are heads, which have targets of their own", HINT);
        }
        if (config.training().loss() != null) {
            refuse("training.loss", "there is a loss and there are heads, which have losses of their own", HINT);
        }
        if (config.training().classWeights() != null) {
            refuse("training.class_weights", "classes belong to one head", HINT);
        }
        if (config.training().offset() != null) {
            refuse("training.offset", "an offset is for a network with one output, and this one has heads");
        }
        if (!config.network().output().equals(NetworkConfig.Output.defaults())) {
            refuse("network.output", "there is an output and there are heads, which have outputs of their own", HINT);
        }
        Map<String, String> seen = new HashMap<>();
        config.network().heads().forEach((name, head) -> {
            String path = "network.heads." + name;
            if (!ParsedConfig.isName(name)) {
                problems.add(new Problem(
                        path,
                        Problem.Target.KEY,
                        "'" + name + "' cannot name a head",
                        List.of("use up to 64 letters, digits, '.', '_' and '-'")));
            }
            for (String target : head.target().names()) {
                String other = seen.putIfAbsent(target, name);
                if (other != null) {
                    refuse(path + ".target", "the head '" + other + "' has the target '" + target + "' too");
                }
            }
        });
    }

    private void refuse(String path, String sentence, String... hints) {
        problems.add(new Problem(path, Problem.Target.VALUE, sentence, List.of(hints)));
    }
}
