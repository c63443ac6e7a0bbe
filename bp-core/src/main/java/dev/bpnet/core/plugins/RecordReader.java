package dev.bpnet.core.plugins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds a map to a record: the keys that are written over the defaults of the others. */
final class RecordReader {
    private final ValueReader values;

    RecordReader(ValueReader values) {
        this.values = values;
    }

    <R extends Record> Optional<R> read(Class<R> type, ParameterSchema schema, @Nullable Object tree, Binding at) {
        if (!(tree instanceof Map<?, ?> map)) {
            at.expected("a map", tree, mapHint(schema, tree));
            return Optional.empty();
        }
        int before = at.problemCount();
        for (Object key : map.keySet()) {
            if (schema.find(String.valueOf(key)).isEmpty()) {
                unknownKey(String.valueOf(key), schema, map, at);
            }
        }
        List<ParameterInfo> parameters = schema.parameters();
        @Nullable Object[] components = new @Nullable Object[parameters.size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = component(parameters.get(i), map, at);
        }
        if (at.problemCount() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(RecordAccess.create(type, components));
        } catch (IllegalArgumentException e) {
            at.problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Where one key is all that has to be said, a bare text or number is most likely its value. */
    private static String mapHint(ParameterSchema schema, @Nullable Object tree) {
        List<ParameterInfo> required =
                schema.parameters().stream().filter(ParameterInfo::required).toList();
        boolean bare = tree instanceof String || tree instanceof Number;
        return bare && required.size() == 1
                ? "write it as " + FlowYaml.text(Map.of(required.getFirst().key(), tree))
                : keysHint(schema);
    }

    private @Nullable Object component(ParameterInfo parameter, Map<?, ?> map, Binding at) {
        if (!map.containsKey(parameter.key())) {
            if (parameter.required()) {
                missing(parameter, at);
            }
            return parameter.defaultValue();
        }
        Object tree = map.get(parameter.key());
        if (tree == null && parameter.nullable()) {
            return null;
        }
        Binding place = at.key(parameter.key());
        if (tree == null && !parameter.required()) {
            place.expected(parameter.type().description(), null, "leave the key out for its default");
            return null;
        }
        return values.read(parameter.type(), parameter.range(), tree, place).orElse(null);
    }

    private static void missing(ParameterInfo parameter, Binding at) {
        String meaning = parameter.meaning();
        at.keyProblem(
                "the key '" + parameter.key() + "' is missing",
                meaning.isEmpty() ? List.of() : List.of(parameter.key() + ": " + meaning));
    }

    private static void unknownKey(String key, ParameterSchema schema, Map<?, ?> map, Binding at) {
        List<String> free =
                schema.keys().stream().filter(known -> !map.containsKey(known)).toList();
        // A key that is there already is meant where an override or an including file misspells it.
        Optional<String> near = Nearest.to(key, free).or(() -> Nearest.to(key, schema.keys()));
        String known = keysHint(schema);
        at.key(key)
                .keyProblem(
                        "there is no key '" + key + "' here",
                        near.map(name -> List.of("did you mean '" + name + "'?", known))
                                .orElse(List.of(known)));
    }

    static String keysHint(ParameterSchema schema) {
        return schema.parameters().isEmpty() ? "it takes no parameters" : "known: " + String.join(", ", schema.keys());
    }
}
