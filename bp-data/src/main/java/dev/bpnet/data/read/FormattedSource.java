package dev.bpnet.data.read;

import dev.bpnet.data.ProblemList;
import java.nio.file.Path;
import java.util.List;

/** One file or stream, and how to read it. */
record FormattedSource(Input input, Format format) implements Source {

    @Override
    public String name() {
        return input.name();
    }

    @Override
    public List<Path> files() {
        return input.path().map(List::of).orElse(List.of());
    }

    @Override
    public RowReader open(ProblemList problems) {
        return format.open(input, problems);
    }
}
