package dev.bpnet.core.network;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Segment;
import dev.bpnet.core.plan.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Predicts with a network. Any number of threads may use one predictor at once, none ever waits for another, and a row
 * gets the same bits alone or among others.
 */
public final class Predictor {
    /** Rows that go through the network together: enough for the matrix product to run at full speed. */
    static final int BLOCK_ROWS = 96;

    private final Graph graph;
    private final Arenas arenas;
    private final Kernels kernels;
    private final Idle forOneRow = new Idle(1, 64);
    private final Idle forBlocks = new Idle(BLOCK_ROWS, 16);

    Predictor(Graph graph, float[] parameters, float[] buffers, Kernels kernels) {
        this.graph = graph;
        this.arenas = Arenas.of(parameters, buffers);
        this.kernels = kernels;
    }

    /** The width of an input row. */
    public int inputs() {
        return graph.inputs();
    }

    /** The width of a prediction: numbers, the probability of the positive class, or one probability a class. */
    public int outputs() {
        return graph.predictions();
    }

    /** The prediction for one row. */
    public float[] predict(float[] row) {
        float[] prediction = new float[outputs()];
        predict(row, prediction);
        return prediction;
    }

    /** The prediction for one row into {@code prediction}; allocates nothing once warm. */
    public void predict(float[] row, float[] prediction) {
        Session session = forOneRow.take();
        session.predict(row, prediction);
        forOneRow.give(session);
    }

    /** The predictions for many rows. */
    public float[][] predict(float[][] rows) {
        Session session = forBlocks.take();
        float[][] predictions = new float[rows.length][outputs()];
        for (int from = 0; from < rows.length; from += BLOCK_ROWS) {
            int n = Math.min(BLOCK_ROWS, rows.length - from);
            for (int i = 0; i < n; i++) {
                session.put(i, rows[from + i]);
            }
            session.run(n);
            for (int i = 0; i < n; i++) {
                session.take(i, predictions[from + i]);
            }
        }
        forBlocks.give(session);
        return predictions;
    }

    /** The predictions for the rows of {@code x} into the rows of {@code y}; allocates nothing once warm. */
    public void predict(Matrix x, Matrix y) {
        if (x.columns() != inputs() || y.columns() != outputs() || y.rows() < x.rows()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "predicting [%s] into [%s] with a network of %d inputs and %d outputs",
                    x,
                    y,
                    inputs(),
                    outputs()));
        }
        Session session = forBlocks.take();
        session.predict(x, y);
        forBlocks.give(session);
    }

    /** Memory of its own for one thread that predicts up to {@code capacity} rows at a time, again and again. */
    public Session session(int capacity) {
        return new Session(capacity);
    }

    /** Sessions that nobody uses, in a few places: a thread that finds its own empty makes a new session. */
    private final class Idle {
        private final int capacity;
        private final AtomicReferenceArray<@Nullable Session> places;

        private Idle(int capacity, int places) {
            this.capacity = capacity;
            this.places = new AtomicReferenceArray<>(places);
        }

        private int place() {
            return (int) (Thread.currentThread().threadId() & (places.length() - 1));
        }

        Session take() {
            Session session = places.getAndSet(place(), null);
            return session == null ? new Session(capacity) : session;
        }

        void give(Session session) {
            places.set(place(), session);
        }
    }

    /** A predictor's memory: for one thread at a time; allocates nothing while predicting. */
    public final class Session {
        private final Workspace workspace;
        private final Segment[] segments;
        private final int capacity;

        private Session(int capacity) {
            this.capacity = capacity;
            this.workspace = new Workspace(Plan.of(graph, Plan.Purpose.PREDICT, capacity), arenas, kernels);
            List<Segment> stages = workspace.predict();
            this.segments = stages.toArray(Segment[]::new);
        }

        /** One row. */
        public void predict(float[] row, float[] prediction) {
            put(0, row);
            run(1);
            take(0, prediction);
        }

        /** All rows of {@code x} into {@code y}, block by block. */
        public void predict(Matrix x, Matrix y) {
            int width = inputs();
            for (int from = 0; from < x.rows(); from += capacity) {
                int n = Math.min(capacity, x.rows() - from);
                for (int i = 0; i < n; i++) {
                    Matrix input = workspace.input();
                    System.arraycopy(x.array(), x.at(from + i), input.array(), input.at(i), width);
                }
                run(n);
                Matrix predictions = workspace.predictions();
                for (int i = 0; i < n; i++) {
                    System.arraycopy(predictions.array(), predictions.at(i), y.array(), y.at(from + i), outputs());
                }
            }
        }

        private void put(int i, float[] row) {
            if (row.length != inputs()) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "a row has %d values, the network takes %d", row.length, inputs()));
            }
            Matrix input = workspace.input();
            System.arraycopy(row, 0, input.array(), input.at(i), row.length);
        }

        private void run(int rows) {
            workspace.begin(rows, false, 0, 0);
            for (Segment segment : segments) {
                segment.run(0, segment.over() == Stage.Over.ROWS ? rows : segment.columns());
            }
        }

        private void take(int i, float[] prediction) {
            Matrix predictions = workspace.predictions();
            if (prediction.length != predictions.columns()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "a prediction has %d values, the array %d",
                        predictions.columns(),
                        prediction.length));
            }
            System.arraycopy(predictions.array(), predictions.at(i), prediction, 0, prediction.length);
        }
    }
}
