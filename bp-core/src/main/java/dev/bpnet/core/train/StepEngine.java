package dev.bpnet.core.train;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.parallel.Pace;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Execution;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One training step, in two phases. First the rows: threads take blocks of rows and carry each through fetching, forward,
 * loss and backward. Then the parameters: threads take bands of whole parameter rows, sum their gradient over the batch in
 * ascending row order and update them while they are hot. No number depends on which thread made it. Allocates nothing.
 */
final class StepEngine {
    /** The floats of a band: 16 K floats are 64 KB, so that gradient, weights and two slots stay in L2 together. */
    private static final int BAND_FLOATS = 16_384;

    /** Rows of the register tiles of products: a band of 32 rows takes as long as one of 36. */
    private static final int TILE_ROWS = 6;

    /** The rows of a band at least, however wide: all deltas are read once a band, from L2 where they fit. */
    private static final int MIN_BAND_ROWS = 48;

    /**
     * The rows of a band where deltas do not fit into L2, so that they are read from memory few times. With bands of 4 rows and a
     * batch of 512, 4096 x 4096 weights took 8 GB of reading.
     */
    private static final int MAX_BAND_ROWS = 384;

    /** Deltas of more floats do not fit into L2 beside a band: 1 MB. */
    private static final int DELTA_FLOATS = 262_144;

    /** Bands of a parameter for each thread, so that all end at about the same time. */
    private static final int BANDS_PER_THREAD = 4;

    /** Below this many multiply-adds the parameter phase stays on the calling thread. */
    private static final long MIN_PARALLEL_WORK = 400_000;

    private final Workspace workspace;
    private final Batch batch;
    private final Team team;
    private final Pace pace = new Pace();
    private final ChainRun chain;
    private final Execution rowPhase;
    private final ParameterPhase parameterPhase;
    private final Band[] bands;
    private int uniformRows;
    private double trainedLossSum;

    private record Band(Layer layer, Pass pass, int index, Parameter parameter, int fromRow, int toRow) {}

    StepEngine(Workspace workspace, Goal goal, Team team, ChainRun chain) {
        this.workspace = workspace;
        this.batch = new Batch(workspace, goal);
        this.team = team;
        this.chain = chain;
        this.rowPhase = new Execution(
                workspace.around(batch.fetch(), batch.loss(Plan.Purpose.TRAIN), Plan.Purpose.TRAIN),
                team,
                2L * workspace.plan().graph().layout().size());
        this.bands = bands(workspace, chain, team.size());
        this.parameterPhase = new ParameterPhase();
        workspace.refresh();
    }

    private static Band[] bands(Workspace workspace, ChainRun chain, int threads) {
        List<Band> bands = new ArrayList<>();
        List<Node> nodes =
                workspace.plan().graph().layers().stream().flatMap(Node::flat).toList();
        List<Pass> passes = workspace.allPasses();
        for (int n = 0; n < nodes.size(); n++) {
            Node node = nodes.get(n);
            for (int i = 0; i < node.weights().size(); i++) {
                Parameter p = node.weights().get(i).parameter();
                if (!chain.trains(p)) {
                    continue;
                }
                int rowsPerBand =
                        rowsPerBand(p.rows(), p.columns(), workspace.plan().capacity(), threads);
                for (int from = 0; from < p.rows(); from += rowsPerBand) {
                    int to = Math.min(p.rows(), from + rowsPerBand);
                    bands.add(new Band(node.layer(), passes.get(n), i, p, from, to));
                }
            }
        }
        return bands.toArray(Band[]::new);
    }

    /** The rows of a parameter's bands, all but the last, of whole tiles. */
    static int rowsPerBand(int rows, int columns, int batch, int threads) {
        int least = Math.max(MIN_BAND_ROWS, BAND_FLOATS / Math.max(1, columns));
        boolean streamed = (long) batch * columns > DELTA_FLOATS;
        int most = streamed ? Math.min(MAX_BAND_ROWS, rows / (BANDS_PER_THREAD * threads)) : 0;
        // As many for each thread, and of one size: of 64 rows not 60 and 4.
        int bands = threads * Math.ceilDiv(rows, threads * Math.max(least, most));
        return TILE_ROWS * Math.ceilDiv(Math.ceilDiv(rows, bands), TILE_ROWS);
    }

    /**
     * One update on the rows {@code order[from, to)}; a batch beyond the workspace's capacity runs in chunks and gives the
     * same bits.
     *
     * @param weights the weight of each row of the data; empty where all are 1
     * @param step the number of the update, 1 for the first
     * @return the sum of weight times loss over the rows
     */
    double step(Dataset data, double[] weights, int[] order, int from, int to, long step) {
        if (team.size() == 1 || work(Math.min(to - from, workspace.plan().capacity())) < MIN_PARALLEL_WORK) {
            return steps(data, weights, order, from, to, step);
        }
        team.alone(pace.begin());
        try {
            return steps(data, weights, order, from, to, step);
        } finally {
            team.alone(false);
            pace.end();
        }
    }

    private long work(int rows) {
        return (long) rows * workspace.plan().graph().layout().size();
    }

    private double steps(Dataset data, double[] weights, int[] order, int from, int to, long step) {
        double weightSum = weightSum(weights, order, from, to);
        chain.begin(step);
        double lossSum = 0;
        trainedLossSum = 0;
        int capacity = workspace.plan().capacity();
        for (int first = from; first < to; first += capacity) {
            int rows = Math.min(capacity, to - first);
            batch.select(data, order, first);
            batch.clearWeightless(weights.length > 0);
            setRowScales(weights, order, first, rows, weightSum);
            workspace.begin(rows, true, step, first - from);
            rowPhase.run(rows);
            lossSum = addLosses(batch.rowLoss(), lossSum, weights, order, first, rows);
            trainedLossSum = !batch.scaled()
                    ? lossSum
                    : addLosses(batch.trainedRowLoss(), trainedLossSum, weights, order, first, rows);
            parameterPhase.run(first > from, first + rows == to, rows);
        }
        return lossSum;
    }

    /** The sum of weight times loss over the rows of the last step in the unit of training. */
    double trainedLossSum() {
        return trainedLossSum;
    }

    /** Refreshes what the layers made of the parameters, after others have changed those. */
    void refresh() {
        workspace.refresh();
    }

    private static double weightSum(double[] weights, int[] order, int from, int to) {
        if (weights.length == 0) {
            return to - from;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[order[i]];
        }
        return sum;
    }

    private void setRowScales(double[] weights, int[] order, int first, int rows, double weightSum) {
        float[] scale = batch.rowScale();
        if (weights.length == 0) {
            // Most batches are as long as the one before: nothing to write.
            int all = (int) weightSum;
            if (all != uniformRows) {
                Arrays.fill(scale, (float) (1 / weightSum));
                uniformRows = all;
            }
            return;
        }
        uniformRows = 0;
        for (int i = 0; i < rows; i++) {
            scale[i] = weightSum == 0 ? 0 : (float) (weights[order[first + i]] / weightSum);
        }
    }

    private static double addLosses(double[] losses, double sum, double[] weights, int[] order, int first, int rows) {
        double folded = sum;
        for (int i = 0; i < rows; i++) {
            double weight = weights.length == 0 ? 1 : weights[order[first + i]];
            folded += weight == 0 ? 0 : weight * losses[i];
        }
        return folded;
    }

    /** The second phase: gradient and update, band by band. */
    private final class ParameterPhase implements Team.Task {
        private boolean accumulate;
        private boolean update;

        void run(boolean accumulate, boolean last, int rows) {
            this.accumulate = accumulate;
            this.update = last && chain.elementwise();
            if (team.size() > 1 && work(rows) >= MIN_PARALLEL_WORK) {
                team.run(bands.length, this);
            } else {
                for (int band = 0; band < bands.length; band++) {
                    run(band);
                }
            }
            if (last && !chain.elementwise()) {
                chain.applyAll();
                workspace.refresh();
            }
        }

        @Override
        public void run(int part) {
            Band band = bands[part];
            band.layer.gradient(band.pass, band.index, accumulate, band.fromRow, band.toRow);
            if (update) {
                int offset = band.parameter.offset();
                int columns = band.parameter.columns();
                chain.apply(band.parameter, offset + band.fromRow * columns, offset + band.toRow * columns);
                band.layer.refresh(band.pass, band.index, band.fromRow, band.toRow);
            }
        }
    }
}
