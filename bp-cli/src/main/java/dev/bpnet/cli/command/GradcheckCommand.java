package dev.bpnet.cli.command;

import dev.bpnet.cli.explain.Rows;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.config.experiment.Experiment;
import dev.bpnet.config.experiment.ExperimentLoader;
import dev.bpnet.config.experiment.ParsedConfig;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.definition.GradientCheck;
import dev.bpnet.core.definition.GradientCheck.Verdict;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.train.BatchGradient;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bp gradcheck FILE}: is the gradient of this very network right? */
@Command(
        name = "gradcheck",
        description =
                "Holds the gradient of this network and data against central differences, parameter by parameter.",
        mixinStandardHelpOptions = true)
public final class GradcheckCommand implements Callable<Integer> {
    /** Of the float gradient against the exact one, on the scale of the parameter's greatest gradient. */
    private static final double FLOAT_TOLERANCE = 2e-3;

    /**
     * Gradients smaller than this share of the network's greatest are compared on that scale: that of a bias before a normalisation
     * is 0, and what floats give for it is rounding.
     */
    private static final double SMALL = 1e-4;

    private final Console console;

    @Mixin
    private final ConfigArguments config = new ConfigArguments();

    @Option(
            names = "--rows",
            defaultValue = "16",
            paramLabel = "N",
            description = "Training rows to take: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(
            names = "--values",
            defaultValue = "200",
            paramLabel = "N",
            description = "Values of each parameter to check, evenly spread: ${DEFAULT-VALUE}.")
    private int values;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public GradcheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExperimentLoader loader = new Session(shared, console).experiments();
        ParsedConfig parsed = loader.parse(config.file(), config.sets(shared));
        Experiment experiment = loader.resolve(parsed, Long.MAX_VALUE);
        Network network = experiment.begun();
        Rows chosen = Rows.first(experiment.data().train(), Math.max(1, rows), experiment.goal());
        DoubleNetwork definition = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        double[] weights = new double[chosen.x().length];
        Arrays.fill(weights, 1);
        List<Verdict> verdicts = GradientCheck.of(
                definition, chosen.x(), chosen.t(), weights, experiment.goal().loss(), Math.max(1, values));
        KernelSelection kernels = KernelSelection.select(
                experiment.config().runtime().kernels(), experiment.plugins().kernelsProviders());
        float[] gradient = BatchGradient.of(network, experiment.goal(), chosen.subset(), kernels.kernels());
        return table(verdicts, definition, gradient, kernels.kernels().name());
    }

    private int table(List<Verdict> verdicts, DoubleNetwork definition, float[] gradient, String kernels) {
        console.out()
                .println(String.format(
                        Locale.ROOT,
                        "%-28s %9s %6s  %-14s  %-20s  %s",
                        "parameter",
                        "checked",
                        "kinks",
                        "relative error",
                        kernels + " against it",
                        "verdict"));
        int wrong = 0;
        double least = SMALL
                * verdicts.stream()
                        .mapToDouble(verdict -> greatest(definition.gradient(verdict.parameter())))
                        .max()
                        .orElse(0);
        for (Verdict verdict : verdicts) {
            double floatError = floatError(verdict, definition, gradient, least);
            boolean right = verdict.passed() && floatError <= FLOAT_TOLERANCE;
            wrong += right ? 0 : 1;
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "%-28s %9d %6d  %-14s  %-20s  %s",
                            verdict.parameter().name(),
                            verdict.checked(),
                            verdict.kinks(),
                            String.format(Locale.ROOT, "%.1e", verdict.maxError()),
                            String.format(Locale.ROOT, "%.1e", floatError),
                            !right ? wrongText(verdict) : verdict.checked() == 0 ? "not checked: at kinks" : "right"));
        }
        if (wrong == 0) {
            console.out()
                    .println(String.format(
                            Locale.ROOT,
                            "the gradient is right: every relative error is at most %.0e, and the training step computes the same",
                            GradientCheck.TOLERANCE));
            return ExitCode.DONE;
        }
        console.out().println(wrong + " of " + verdicts.size() + " parameters have a wrong gradient");
        return ExitCode.FAILED;
    }

    private static String wrongText(Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "WRONG, worst at [%d, %d]: analytic %s, numeric %s",
                verdict.row(),
                verdict.column(),
                Numbers.shortText(verdict.analytic()),
                Numbers.shortText(verdict.numeric()));
    }

    private static double greatest(double[][] rows) {
        double greatest = 0;
        for (double[] row : rows) {
            for (double value : row) {
                greatest = Math.max(greatest, Math.abs(value));
            }
        }
        return greatest;
    }

    /** How far the training step's gradient is from the exact one, on the scale of the parameter's greatest, or of the least. */
    private static double floatError(Verdict verdict, DoubleNetwork definition, float[] gradient, double least) {
        double[][] exact = definition.gradient(verdict.parameter());
        double worst = 0;
        int at = verdict.parameter().offset();
        for (double[] row : exact) {
            for (double g : row) {
                double difference = Math.abs(g - gradient[at++]);
                worst = Math.max(worst, difference); // NaN stays
            }
        }
        return worst == 0 ? 0 : worst / Math.max(greatest(exact), least);
    }
}
