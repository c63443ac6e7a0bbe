package dev.bpnet.tck.check;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import java.util.Arrays;

/**
 * An initializer under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 */
public record InitializerSubject(InitializerPlugin<?> plugin, Record parameters) {
    private static final int[][] SHAPES = {{1, 1}, {1, 7}, {7, 1}, {5, 5}, {9, 4}, {4, 9}};

    /** A plugin with its defaults. */
    public static InitializerSubject of(InitializerPlugin<?> plugin) {
        return new InitializerSubject(plugin, plugin.defaults());
    }

    /** A new initializer. */
    public Initializer create() {
        return create(plugin, parameters);
    }

    /** Rows and columns to fill. */
    static int[][] shapes() {
        return SHAPES;
    }

    /** A matrix of NaN, filled by an initializer with the stream of parameter {@code number}. */
    static GuardedMatrix filled(Initializer initializer, int number, int[] shape, Layouts layouts) {
        float[][] rows = new float[shape[0]][shape[1]];
        for (float[] row : rows) {
            Arrays.fill(row, Float.NaN);
        }
        GuardedMatrix w = new GuardedMatrix("w", rows, layouts.of(0));
        RandomStream stream = RandomStream.of(42, Purpose.INITIALIZE, 0).child(number);
        initializer.initialize(stream, shape[0], shape[1], w.matrix());
        return w;
    }

    /** {@code he_uniform with NoParameters[]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Initializer create(InitializerPlugin<P> plugin, Record parameters) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters)));
    }
}
