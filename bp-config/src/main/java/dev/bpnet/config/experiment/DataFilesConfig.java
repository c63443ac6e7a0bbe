package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import dev.bpnet.data.read.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Files with rows: paths and globs, or files that belong together and are read by a plugin.
 *
 * @param paths paths and globs, relative to the file that names them; empty where {@code source} is given
 * @param source files that belong together; null where {@code paths} are given
 */
public record DataFilesConfig(List<String> paths, @Nullable Choice<Source> source) {
    public DataFilesConfig {
        paths = List.copyOf(paths);
    }

    /** How it stands in a configuration. */
    static final Converter<DataFilesConfig> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "a path, a glob, a list of them, or idx: {images: ..., labels: ...}";
        }

        @Override
        public @Nullable DataFilesConfig convert(Object tree, Binding at) {
            return switch (tree) {
                case String path -> {
                    if (path.isBlank()) {
                        at.expected(description(), tree);
                    }
                    yield new DataFilesConfig(List.of(path), null);
                }
                case List<?> list -> paths(list, at);
                case Map<?, ?> map ->
                    at.choice(Source.class, map)
                            .map(choice -> new DataFilesConfig(List.of(), choice))
                            .orElse(null);
                default -> {
                    at.expected(description(), tree);
                    yield null;
                }
            };
        }

        private @Nullable DataFilesConfig paths(List<?> list, Binding at) {
            if (list.isEmpty()) {
                at.problem("the list of files is empty");
                return null;
            }
            return at.list(list, (element, place) -> {
                        if (element instanceof String path && !path.isBlank()) {
                            return Optional.of(path);
                        }
                        place.expected("a path or a glob", element);
                        return Optional.<String>empty();
                    })
                    .map(paths -> new DataFilesConfig(paths, null))
                    .orElse(null);
        }

        @Override
        public Object tree(DataFilesConfig value, Unbinder unbinder) {
            Choice<Source> source = value.source();
            if (source != null) {
                Object tree = unbinder.value(source);
                return tree == null ? source.name() : tree;
            }
            return value.paths().size() == 1 ? value.paths().getFirst() : value.paths();
        }
    };
}
