package dev.bpnet.core.train;

import dev.bpnet.api.random.Permutation;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.data.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The loop over epochs: shuffle, steps, validation, the best weights, early stopping. */
final class Epochs {
    private final TrainingRun run;
    private final TrainerSettings settings;
    private final BooleanSupplier stopRequested;
    private final List<EpochReport> history = new ArrayList<>();
    private int bestEpoch;
    private double best = Double.POSITIVE_INFINITY;
    private double bestForPatience = Double.POSITIVE_INFINITY;
    private int epochsWithoutImprovement;

    Epochs(TrainingRun run, TrainerSettings settings, BooleanSupplier stopRequested) {
        this.run = run;
        this.settings = settings;
        this.stopRequested = stopRequested;
    }

    TrainingReport fit(Dataset train, @Nullable Dataset validation) {
        checkValidation(validation);
        Monitor monitor = Monitor.of(settings.earlyStopping(), validation != null, run);
        double[] weights = RowWeights.of(train, run.goal().loss());
        double weightSum = RowWeights.sum(weights, train.rows());
        if (!(weightSum > 0)) {
            throw new IllegalArgumentException("all training rows weigh 0");
        }
        // Should the first epoch diverge, the weights it began with are the last good ones.
        run.keep();
        int batchSize = run.rowsPerStep(train.rows());
        run.begin(this::stops);
        long stepsPerEpoch = (train.rows() + (long) batchSize - 1) / batchSize;
        settings.listeners().forEach(listener -> listener.started(settings.epochs(), stepsPerEpoch));
        int[] order = new int[train.rows()];
        for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
            run.beginEpoch(epoch - 1L, stepsPerEpoch);
            shuffle(order, epoch);
            double lossSum = 0;
            double weightDone = 0;
            long stepOfEpoch = 0;
            for (int from = 0; from < order.length; from += batchSize) {
                if (stops()) {
                    return interrupted(monitor);
                }
                int to = Math.min(order.length, from + batchSize);
                double loss = run.update(train, weights, order, from, to);
                if (run.brokenOff()) {
                    return interrupted(monitor);
                }
                if (!Double.isFinite(loss)) {
                    return report(TrainingReport.Status.DIVERGED, run.divergence(epoch, loss, train, order, from, to));
                }
                lossSum += loss;
                weightDone += weight(weights, order, from, to);
                stepOfEpoch++;
                for (TrainingListener listener : settings.listeners()) {
                    listener.stepDone(epoch, stepOfEpoch, lossSum / weightDone);
                }
            }
            Map<String, Double> metrics = validation == null ? Map.of() : run.evaluate(validation);
            Divergence divergence = run.divergenceAfter(epoch, metrics);
            if (divergence != null) {
                return report(TrainingReport.Status.DIVERGED, divergence);
            }
            boolean stopsEarly = finishEpoch(epoch, train.rows(), lossSum / weightSum, metrics, monitor);
            if (converged()) {
                return report(TrainingReport.Status.CONVERGED, null);
            }
            if (stopsEarly) {
                return report(TrainingReport.Status.STOPPED_EARLY, null);
            }
        }
        return report(TrainingReport.Status.COMPLETED, null);
    }

    private boolean stops() {
        return stopRequested.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    private TrainingReport interrupted(Monitor monitor) {
        if (!monitor.picksBest() || bestEpoch == 0) {
            run.keep();
        }
        return report(TrainingReport.Status.INTERRUPTED, null);
    }

    private boolean converged() {
        TrainingReport.Minimized minimized = run.minimized();
        return minimized != null && minimized.converged() != null;
    }

    private void checkValidation(@Nullable Dataset validation) {
        if (validation != null) {
            run.check(validation);
            if (validation.rows() == 0) {
                throw new IllegalArgumentException("there are no validation rows");
            }
        }
    }

    private void shuffle(int[] order, int epoch) {
        Arrays.setAll(order, i -> i);
        if (run.shuffles()) {
            Permutation.shuffle(order, RandomStream.of(settings.seed(), Purpose.SHUFFLE, epoch));
        }
    }

    private static double weight(double[] weights, int[] order, int from, int to) {
        if (weights.length == 0) {
            return to - from;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[order[i]];
        }
        return sum;
    }

    /** Keeps the weights where they are the best, reports, and says whether patience is at its end. */
    private boolean finishEpoch(
            int epoch, int rows, double trainLoss, Map<String, Double> validation, Monitor monitor) {
        double watched = monitor.lessIsBetter(trainLoss, validation);
        boolean isBest = !monitor.picksBest() || watched < best || bestEpoch == 0;
        if (isBest) {
            best = watched;
            bestEpoch = epoch;
            run.keep();
        }
        EpochReport report =
                new EpochReport(epoch, run.step(), rows, run.learningRate(), trainLoss, validation, isBest);
        history.add(report);
        settings.listeners().forEach(listener -> listener.epochDone(report));
        run.observe(watched);
        EarlyStopping stopping = settings.earlyStopping();
        if (stopping == null) {
            return false;
        }
        if (watched < bestForPatience - stopping.minDelta()) {
            bestForPatience = watched;
            epochsWithoutImprovement = 0;
        } else {
            epochsWithoutImprovement++;
        }
        return epochsWithoutImprovement >= stopping.patience() && epoch < settings.epochs();
    }

    private TrainingReport report(TrainingReport.Status status, @Nullable Divergence divergence) {
        return new TrainingReport(status, history.size(), bestEpoch, history, divergence, run.minimized());
    }
}
