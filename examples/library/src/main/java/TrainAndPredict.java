import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.optimizers.Optimizers.adam;

import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Predictor;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.core.train.TrainingReport;
import java.util.Locale;

/**
 * BP as a library: trains a network on rows in memory and predicts with it, with nothing on the class path but bp-api, bp-core
 * and bp-optimizers. Add bp-simd, and --add-modules jdk.incubator.vector, for speed; not a bit of the output changes.
 */
public final class TrainAndPredict {
    private TrainAndPredict() {}

    /** Which third of a circle does a point lie in? */
    public static void main(String[] arguments) {
        int rows = 300;
        float[][] x = new float[rows][2];
        int[] third = new int[rows];
        for (int i = 0; i < rows; i++) {
            double angle = 2 * StrictMath.PI * i / rows;
            x[i][0] = (float) StrictMath.cos(angle);
            x[i][1] = (float) StrictMath.sin(angle);
            third[i] = 3 * i / rows;
        }

        try (Trainer trainer = Trainer.builder(Network.of(2, dense(16, "tanh"), dense(3)))
                .loss("cross_entropy")
                .optimizer(adam(0.02))
                .epochs(60)
                .batchSize(16)
                .seed(42)
                .build()) {
            TrainingReport report = trainer.fit(Dataset.of(x, third));
            System.out.println(report.status() + " after " + report.epochs() + " epochs");
            System.out.printf(
                    Locale.ROOT, "accuracy %.3f%n", trainer.evaluate(Dataset.of(x, third)).get("accuracy"));

            // Immutable, and safe for any number of threads.
            Predictor predictor = trainer.network().predictor();
            float[] probabilities = new float[predictor.outputs()];
            for (int i = 50; i < rows; i += 100) {
                predictor.predict(x[i], probabilities); // allocates nothing
                System.out.printf(
                        Locale.ROOT, "third %d: %.3f %.3f %.3f%n", third[i], probabilities[0], probabilities[1], probabilities[2]);
            }
        }
    }
}
