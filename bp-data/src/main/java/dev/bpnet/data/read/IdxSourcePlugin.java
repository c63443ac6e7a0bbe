package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.data.ProblemList;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Images and labels in two IDX files. */
@Doc("images and their labels in two IDX files, packed with gzip or not")
public final class IdxSourcePlugin implements SourcePlugin<IdxFiles> {

    @Override
    public String name() {
        return "idx";
    }

    @Override
    public IdxFiles defaults() {
        return new IdxFiles("images.idx", null);
    }

    @Override
    public Source create(IdxFiles parameters, Path folder) {
        List<String> paths = new ArrayList<>();
        paths.add(parameters.images());
        String labels = parameters.labels();
        if (labels != null) {
            paths.add(labels);
        }
        List<Path> files = DataFiles.find(paths, folder);
        return new IdxSource(files.getFirst(), labels == null ? null : files.getLast());
    }

    @Override
    public IdxFiles withPaths(IdxFiles parameters, BinaryOperator<String> change) {
        String labels = parameters.labels();
        return new IdxFiles(
                change.apply("images", parameters.images()), labels == null ? null : change.apply("labels", labels));
    }

    /** The two files. */
    private record IdxSource(Path images, @Nullable Path labels) implements Source {

        @Override
        public String name() {
            return images.toString();
        }

        @Override
        public List<Path> files() {
            return labels == null ? List.of(images) : List.of(images, labels);
        }

        @Override
        public RowReader open(ProblemList problems) {
            return IdxRowReader.open(Input.of(images), labels == null ? null : Input.of(labels), problems);
        }
    }
}
