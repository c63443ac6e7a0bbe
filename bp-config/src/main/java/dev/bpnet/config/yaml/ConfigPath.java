package dev.bpnet.config.yaml;

import dev.bpnet.core.plugins.TreePath;
import java.util.ArrayList;
import java.util.List;

/**
 * The way from the root of a configuration to one of its values: {@code network.layers[1].dense.units}.
 *
 * <p>Written as {@link TreePath} writes it: keys are joined by dots, items of lists are counted from 0 in brackets, and
 * a key that is no plain word stands in brackets and double quotes, {@code data.columns["petal.width"].type}, a
 * backslash before a quote and a backslash in it. A path that is read may also have a quoted key after a dot, single
 * quotes, and spaces within a bare key.
 *
 * @param steps from the root on
 */
public record ConfigPath(List<Step> steps) {

    /** One step down. */
    public sealed interface Step permits Key, Index {}

    /** To the value of a key. */
    public record Key(String name) implements Step {}

    /** To an item of a list, counted from 0. */
    public record Index(int number) implements Step {}

    /** The root. */
    public static final ConfigPath ROOT = new ConfigPath(List.of());

    public ConfigPath {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a path.
     *
     * @throws PathSyntaxException if the text is no path
     */
    public static ConfigPath parse(String text) throws PathSyntaxException {
        return new PathReader(text).read();
    }

    /** The path of a key of this map. */
    public ConfigPath key(String name) {
        return plus(new Key(name));
    }

    /** The path of an item of this list. */
    public ConfigPath index(int number) {
        return plus(new Index(number));
    }

    /** Number of steps from the root. */
    public int depth() {
        return steps.size();
    }

    /** The first steps of this path. */
    ConfigPath first(int count) {
        return new ConfigPath(steps.subList(0, count));
    }

    private ConfigPath plus(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new ConfigPath(longer);
    }

    /** The path as it is read; empty for the root. */
    @Override
    public String toString() {
        String text = TreePath.ROOT;
        for (Step step : steps) {
            text = switch (step) {
                case Key key -> TreePath.key(text, key.name());
                case Index index -> TreePath.index(text, index.number());
            };
        }
        return text;
    }
}
