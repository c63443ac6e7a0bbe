package dev.bpnet.core.plan;

import dev.bpnet.api.layer.Stage;
import java.util.ArrayList;
import java.util.List;

/** Stages that run one after another over the same range, without waiting for other threads in between. */
public final class Segment {
    private final Stage.Over over;
    private final int extent;
    private final Stage[] stages;
    private final LayerPass[] passes;

    private Segment(Stage.Over over, int extent, List<Bound> bound) {
        this.over = over;
        this.extent = extent;
        this.stages = bound.stream().map(Bound::stage).toArray(Stage[]::new);
        this.passes = bound.stream().map(Bound::pass).toArray(LayerPass[]::new);
    }

    /** A stage with the layer it belongs to. */
    record Bound(Stage stage, LayerPass pass) {}

    /** Joins neighbours that run over rows; a stage over columns stands alone, since its columns are its own. */
    static List<Segment> join(List<Bound> stages) {
        List<Segment> segments = new ArrayList<>();
        List<Bound> rows = new ArrayList<>();
        for (Bound bound : stages) {
            if (bound.stage().over() == Stage.Over.ROWS) {
                rows.add(bound);
                continue;
            }
            if (!rows.isEmpty()) {
                segments.add(new Segment(Stage.Over.ROWS, 0, rows));
                rows = new ArrayList<>();
            }
            segments.add(new Segment(Stage.Over.COLUMNS, bound.stage().columns(), List.of(bound)));
        }
        if (!rows.isEmpty()) {
            segments.add(new Segment(Stage.Over.ROWS, 0, rows));
        }
        return List.copyOf(segments);
    }

    /** What it runs over. */
    public Stage.Over over() {
        return over;
    }

    /** The columns it runs over; rows are as many as the batch has. */
    public int columns() {
        return extent;
    }

    /** Runs the part {@code [from, to)}. */
    public void run(int from, int to) {
        for (int i = 0; i < stages.length; i++) {
            stages[i].run(passes[i], from, to);
        }
    }
}
