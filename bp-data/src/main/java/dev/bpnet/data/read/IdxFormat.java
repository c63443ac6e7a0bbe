package dev.bpnet.data.read;

import dev.bpnet.data.ProblemList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** IDX files. The labels that belong to a file of images are read with it where they lie beside it under the usual name. */
record IdxFormat() implements Format {

    @Override
    public RowReader open(Input input, ProblemList problems) {
        Input labels = input.path().flatMap(IdxFormat::labelsOf).map(Input::of).orElse(null);
        return IdxRowReader.open(input, labels, problems);
    }

    /** {@code train-images-idx3-ubyte.gz} has its labels in {@code train-labels-idx1-ubyte.gz}, packed or not. */
    static Optional<Path> labelsOf(Path images) {
        Path fileName = images.getFileName();
        if (fileName == null || !fileName.toString().contains("images")) {
            return Optional.empty();
        }
        String name = fileName.toString().replace("images", "labels").replace("idx3", "idx1");
        String bare = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
        List<Path> candidates = new ArrayList<>();
        candidates.add(images.resolveSibling(name));
        candidates.add(images.resolveSibling(bare));
        candidates.add(images.resolveSibling(bare + ".gz"));
        return candidates.stream().filter(Files::isRegularFile).findFirst();
    }
}
