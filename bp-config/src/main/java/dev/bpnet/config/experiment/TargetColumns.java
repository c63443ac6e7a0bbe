package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The columns to predict: one name, or a list; or the inputs themselves.
 *
 * @param names the names; none for the inputs
 */
public record TargetColumns(List<String> names) {
    public TargetColumns {
        names = List.copyOf(names);
    }

    /** The inputs, which are to be reconstructed. */
    static final TargetColumns INPUTS = new TargetColumns(List.of());

    static final Map<String, Object> ALL_INPUTS = Map.of("inputs", "all");

    /** Whether the inputs themselves are the target. */
    boolean isInputs() {
        return names.isEmpty();
    }

    /** How it stands in a configuration. */
    static final Converter<TargetColumns> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "the name of a column, a list of names, or {inputs: all}";
        }

        @Override
        public @Nullable TargetColumns convert(Object tree, Binding at) {
            return tree.equals(ALL_INPUTS)
                    ? INPUTS
                    : TargetColumns.names(tree, description(), at)
                            .map(TargetColumns::new)
                            .orElse(null);
        }

        @Override
        public Object tree(TargetColumns value, Unbinder unbinder) {
            return value.isInputs() ? ALL_INPUTS : TargetColumns.tree(value.names());
        }
    };

    /** The names of columns, at least one and none twice; empty where a problem was reported. */
    static Optional<List<String>> names(Object tree, String expected, Binding at) {
        if (tree instanceof String name && !name.isBlank()) {
            return Optional.of(List.of(name));
        }
        if (!(tree instanceof List<?> list)) {
            at.expected(expected, tree);
            return Optional.empty();
        }
        if (list.isEmpty()) {
            at.problem("at least one column is to be predicted");
            return Optional.empty();
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
        return names;
    }

    /** One name stands for a list of it. */
    static Object tree(List<String> names) {
        return names.size() == 1 ? names.getFirst() : names;
    }
}
