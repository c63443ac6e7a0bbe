package dev.bpnet.core.plugins;

import java.util.Map;
import java.util.stream.Collectors;

/** A piece of YAML that uses a plugin. */
final class PluginExample {
    /** One line up to this width, a block beyond. */
    private static final int WIDTH = 80;

    private PluginExample() {}

    /** With these parameters, where its kind usually stands. */
    static String of(PluginKind kind, String name, Map<String, ?> parameters) {
        String block = parameters.entrySet().stream()
                .map(entry -> "\n" + entry.getKey() + ": " + FlowYaml.text(entry.getValue()))
                .collect(Collectors.joining());
        String inline = parameters.isEmpty() ? name : "{" + name + ": " + FlowYaml.text(parameters) + "}";
        return switch (kind.word()) {
            case "layer" ->
                parameters.isEmpty()
                        ? "layers:\n  - " + name
                        : "layers:\n  - " + name + ":" + block.replace("\n", "\n      ");
            case "metric" -> "metrics: [" + inline + "]";
            default -> {
                String line = kind.word() + ": " + inline;
                yield line.length() <= WIDTH
                        ? line
                        : kind.word() + ":\n  " + name + ":" + block.replace("\n", "\n    ");
            }
        };
    }
}
