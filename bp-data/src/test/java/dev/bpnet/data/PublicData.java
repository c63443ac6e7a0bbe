package dev.bpnet.data;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** Public data sets: small ones are kept with the tests, large ones lie beside the project where they were put. */
public final class PublicData {

    private static final Path KEPT = Path.of("src/test/resources/data");
    private static final Path BESIDE = Path.of("../../shared/data");

    private PublicData() {}

    /** The training part of a data set; the test is skipped where it is not there. */
    public static Path train(String name) {
        Path kept = KEPT.resolve(name + ".csv");
        return Files.exists(kept) ? kept : beside(name + "/train.csv");
    }

    /** A file beside the project; the test is skipped where it is not there. */
    public static Path beside(String path) {
        Path file = BESIDE.resolve(path);
        assumeThat(file).as("%s is not there", file).exists();
        return file;
    }
}
