package dev.bpnet.config.experiment;

import dev.bpnet.core.plugins.Binding;
import dev.bpnet.core.plugins.Converter;
import dev.bpnet.core.plugins.Hints;
import dev.bpnet.core.plugins.Unbinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            if (!(tree instanceof Map<?, ?> map) || map.isEmpty()) {
                at.expected(description(), tree);
                return null;
            }
            Map<String, Double> weights = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!(entry.getValue() instanceof Number weight) || !(weight.doubleValue() >= 0)) {
                    at.expected(description(), tree);
                    return null;
                }
                weights.put(String.valueOf(entry.getKey()), weight.doubleValue());
            }
            return new ClassWeights(false, weights);
        }

        @Override
        public Object tree(ClassWeights value, Unbinder unbinder) {
            return value.balanced() ? BALANCED : value.byLabel();
        }
    };
}
