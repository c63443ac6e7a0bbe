package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Hints;
import dev.bpnet.core.plugins.Nearest;
import dev.bpnet.core.plugins.Unbinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much rows of each class count: {@code balanced}, so that all classes count alike, or a number for some labels.
 *
 * @param balanced whether the numbers follow from the training rows
 * @param byLabel the numbers, where they do not; labels left out count 1
 */
public record ClassWeights(boolean balanced, Map<String, Double> byLabel) {
    private static final String BALANCED = "balanced";

    public ClassWeights {
        byLabel = Collections.unmodifiableMap(new LinkedHashMap<>(byLabel));
    }

    /**
     * One weight a label, in their order.
     *
     * @param key where they stand in the configuration
     */
    List<Double> of(String key, List<String> labels, List<Long> counts) {
        if (balanced) {
            double rows = counts.stream().mapToLong(Long::longValue).sum();
            return counts.stream()
                    .map(count -> rows / (counts.size() * (double) count))
                    .toList();
        }
        for (String label : byLabel.keySet()) {
            if (!labels.contains(label)) {
                throw ResolutionException.of(
                        key,
                        "the target has no label '" + label + "'",
                        Hints.forName(label, labels).toArray(String[]::new));
            }
        }
        List<Double> weights = new ArrayList<>();
        labels.forEach(label -> weights.add(byLabel.getOrDefault(label, 1.0)));
        return weights;
    }

    private static Optional<Double> weight(@Nullable Object tree, Binding at) {
        if (tree instanceof Number weight
                && weight.doubleValue() >= 0
                && weight.doubleValue() < Double.POSITIVE_INFINITY) {
            return Optional.of(weight.doubleValue());
        }
        if (tree instanceof Number weight) {
            at.problem("must be at least 0, found " + weight);
        } else {
            at.expected("a number of 0 or more", tree);
        }
        return Optional.empty();
    }

    /** How it stands in a configuration. */
    static final Converter<ClassWeights> CONVERTER = new Converter<>() {
        @Override
        public String description() {
            return "'balanced', or a map from labels to numbers of 0 or more";
        }

        @Override
        public @Nullable ClassWeights convert(Object tree, Binding at) {
            if (tree.equals(BALANCED)) {
                return new ClassWeights(true, Map.of());
            }
            if (tree instanceof String text
                    && Nearest.to(text, List.of(BALANCED)).isPresent()) {
                at.expected(description(), tree, "did you mean '" + BALANCED + "'?");
                return null;
            }
            if (!(tree instanceof Map<?, ?> map) || map.isEmpty()) {
                at.expected(description(), tree, "such as {rare: 5}, where labels left out count 1");
                return null;
            }
            return at.map(map, ClassWeights::weight)
                    .map(weights -> new ClassWeights(false, weights))
                    .orElse(null);
        }

        @Override
        public Object tree(ClassWeights value, Unbinder unbinder) {
            return value.balanced() ? BALANCED : value.byLabel();
        }
    };
}
