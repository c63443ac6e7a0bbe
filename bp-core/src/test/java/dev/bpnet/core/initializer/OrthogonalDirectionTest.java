package dev.bpnet.core.initializer;

import static dev.bpnet.core.testing.Close.assertClose;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import org.junit.jupiter.api.Test;

/** R's diagonal is positive: columns point to the side of the numbers that they were made of, however short these are. */
class OrthogonalDirectionTest {

    /** Two by two: the first column is that of the numbers at length 1, the second at right angles to it on its own side. */
    @Test
    void ofTwoByTwoByHand() {
        for (int layer = 0; layer < 30; layer++) {
            RandomStream random = RandomStream.of(7, Purpose.INITIALIZE, layer);
            Matrix w = Matrix.zeros(2, 2);
            new Orthogonal().create(new Orthogonal.Parameters(1)).initialize(random, 2, 2, w);
            double x = random.normal(0);
            double y = random.normal(2);
            double length = Math.sqrt(x * x + y * y);
            double side = Math.signum(x * random.normal(3) - y * random.normal(1));
            assertClose(w.get(0, 0), x / length, 1e-6, 1e-7, "first of layer " + layer);
            assertClose(w.get(1, 0), y / length, 1e-6, 1e-7, "first of layer " + layer);
            assertClose(w.get(0, 1), -side * y / length, 1e-6, 1e-7, "second of layer " + layer);
            assertClose(w.get(1, 1), side * x / length, 1e-6, 1e-7, "second of layer " + layer);
        }
    }
}
