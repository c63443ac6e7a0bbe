package dev.bpnet.core.train;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.MinimizerRun;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plugins.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What does not go together with an optimizer that minimises the loss of all rows as one function: whatever makes that function
 * change from evaluation to evaluation, and whatever else would decide on the length of a step.
 *
 * @param optimizer the name of the optimizer
 * @param batchSize rows a step as asked for; {@link Integer#MAX_VALUE} for all of them
 * @param accumulate batches a step
 * @param scheduled whether there is a schedule
 * @param clip bounds on the gradient
 * @param averaged whether weights are averaged
 * @param groups what is different for some parameters
 */
public record WholeFunction(
        String optimizer,
        int batchSize,
        int accumulate,
        boolean scheduled,
        Clip clip,
        boolean averaged,
        List<ParameterGroup> groups) {

    public WholeFunction {
        groups = List.copyOf(groups);
    }

    /**
     * Everything that is wrong, with its place in a configuration.
     *
     * @param rows the training rows
     */
    public List<Problem> problems(Graph graph, int rows) {
        List<Problem> problems = new ArrayList<>();
        if (batchSize < rows) {
            problems.add(problem(
                    "training.batch_size",
                    String.format(
                            Locale.ROOT,
                            "%s goes over all %,d rows in every step, not over batches of %,d",
                            optimizer,
                            rows,
                            batchSize),
                    "leave it out, or write full; sgd, adam and their kin take batches"));
        }
        if (accumulate > 1) {
            problems.add(problem(
                    "training.accumulate",
                    optimizer + " goes over all rows in every step: there is nothing to accumulate",
                    "leave it out"));
        }
        if (scheduled) {
            problems.add(problem(
                    "training.schedule",
                    optimizer + " finds the length of each step by itself and follows no schedule",
                    "leave it out"));
        }
        if (!clip.equals(Clip.defaults())) {
            problems.add(problem(
                    "training.clip",
                    optimizer + " needs the gradient of the function it minimises; a clipped one is another",
                    "leave it out: the line search bounds the steps"));
        }
        if (averaged) {
            problems.add(problem(
                    "training.average",
                    optimizer + " ends in a minimum; an average with the weights on the way there is a worse place",
                    "leave it out"));
        }
        addGroups(problems);
        addLayers(graph, problems);
        return problems;
    }

    private void addGroups(List<Problem> problems) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).learningRate() != null) {
                problems.add(problem(
                        "training.parameter_groups[" + i + "].learning_rate",
                        optimizer + " moves all parameters along one direction, with one learning rate",
                        "leave it out; weight_decay and frozen work"));
            }
        }
    }

    private void addLayers(Graph graph, List<Problem> problems) {
        for (Node node : graph.nodes()) {
            if (node.layer().random()) {
                problems.add(problem(
                        "network." + node.name(),
                        String.format(
                                Locale.ROOT,
                                "%s draws new random numbers at every evaluation, but %s needs a function that stays the same",
                                node.type(),
                                optimizer),
                        "leave it out, or take another optimizer; a regularizer such as l2 works with " + optimizer));
            }
            for (Node.Weight weight : node.weights()) {
                if (weight.regulation().constraint() != null) {
                    problems.add(problem(
                            "network." + node.name(),
                            String.format(
                                    Locale.ROOT,
                                    "%s minimises without constraints and cannot keep %s inside its own",
                                    optimizer,
                                    weight.parameter().name()),
                            "leave the constraint out, or take another optimizer"));
                }
            }
        }
    }

    private static Problem problem(String path, String sentence, String hint) {
        return new Problem(path, Problem.Target.VALUE, sentence, List.of(hint));
    }

    /**
     * Of a trainer's settings.
     *
     * @throws IllegalArgumentException with all that is wrong, where the optimizer minimises
     */
    static void check(TrainerSettings settings, Optimizer optimizer, Graph graph, int rows) {
        if (optimizer.minimizer().isEmpty()) {
            return;
        }
        Integer batchSize = settings.batchSize();
        Clip clip = settings.clip();
        List<Problem> problems = new WholeFunction(
                        settings.optimizer().name(),
                        batchSize == null ? Integer.MAX_VALUE : batchSize,
                        settings.accumulate(),
                        settings.schedule() != null,
                        clip == null ? Clip.defaults() : clip,
                        settings.average() != null,
                        settings.parameterGroups())
                .problems(graph, rows);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", problems.stream().map(Problem::toString).toList()));
        }
    }

    /** The floats that a minimizer takes for each parameter beside parameters, gradients and kept weights; 0 for a chain. */
    public static long floatsPerParameter(Optimizer optimizer) {
        return optimizer
                .minimizer()
                .map(m -> MinimizerRun.floatsPerParameter(m) + 4)
                .orElse(0L);
    }
}
