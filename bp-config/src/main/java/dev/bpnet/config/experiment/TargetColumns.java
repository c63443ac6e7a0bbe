package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns to predict: one name, or a list.
 *
 * @param names the names, at least one
 */
public record TargetColumns(List<String> names) {
    public TargetColumns {
        names = List.copyOf(names);
    }

    /** How it stands in a configuration. */
    static final Converter<TargetColumns> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "the name of a column, or a list of names";
        }

        @Override
        public @Nullable TargetColumns convert(Object tree, Binding at) {
            if (tree instanceof String name && !name.isBlank()) {
                return new TargetColumns(List.of(name));
            }
            if (!(tree instanceof List<?> list)) {
                at.expected(description(), tree);
                return null;
            }
            if (list.isEmpty()) {
                at.problem("at least one column is to be predicted");
                return null;
            }
            Optional<List<String>> names = at.list(tree, (element, place) -> {
                if (element instanceof String name && !name.isBlank()) {
                    return Optional.of(name);
                }
                place.expected("the name of a column", element);
                return Optional.empty();
            });
            names.filter(found -> new HashSet<>(found).size() < found.size())
                    .ifPresent(found -> at.problem("names a column twice"));
            return names.map(TargetColumns::new).orElse(null);
        }

        @Override
        public Object tree(TargetColumns value, Unbinder unbinder) {
            return value.names().size() == 1 ? value.names().getFirst() : value.names();
        }
    };
}
