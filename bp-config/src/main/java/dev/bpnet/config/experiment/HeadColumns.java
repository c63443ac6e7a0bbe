package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Unbinder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns that a head predicts: one name, or a list.
 *
 * @param names the names, at least one
 */
public record HeadColumns(List<String> names) {
    public HeadColumns {
        names = List.copyOf(names);
    }

    /** How it stands in a configuration. */
    static final Converter<HeadColumns> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "the name of a column or a list of names";
        }

        @Override
        public @Nullable HeadColumns convert(Object tree, Binding at) {
            if (tree.equals(TargetColumns.ALL_INPUTS)) {
                at.problem("a head predicts columns", "data: {target: {inputs: all}} reconstructs inputs");
                return null;
            }
            return TargetColumns.names(tree, description(), at)
                    .map(HeadColumns::new)
                    .orElse(null);
        }

        @Override
        public Object tree(HeadColumns value, Unbinder unbinder) {
            return TargetColumns.tree(value.names());
        }
    };
}
