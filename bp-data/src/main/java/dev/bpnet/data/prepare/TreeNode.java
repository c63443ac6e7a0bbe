package dev.bpnet.data.prepare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A map in a plain tree, with the path that leads to it: whatever is missing or of another type is told by its path. */
final class TreeNode {

    private final Map<?, ?> map;
    private final String path;

    private TreeNode(Map<?, ?> map, String path) {
        this.map = map;
        this.path = path;
    }

    static TreeNode root(Map<?, ?> map) {
        return new TreeNode(map, "");
    }

    boolean has(String key) {
        return map.containsKey(key);
    }

    String string(String key) {
        return string(map.get(key), path + key);
    }

    boolean truth(String key) {
        if (map.get(key) instanceof Boolean truth) {
            return truth;
        }
        throw wrong(key, "true or false");
    }

    double number(String key) {
        return number(map.get(key), path + key);
    }

    List<String> strings(String key) {
        return list(key, TreeNode::string);
    }

    List<Double> numbers(String key) {
        return list(key, TreeNode::number);
    }

    long whole(String key) {
        return whole(map.get(key), path + key);
    }

    List<Long> wholes(String key) {
        return list(key, TreeNode::whole);
    }

    List<TreeNode> nodes(String key) {
        return list(key, TreeNode::node);
    }

    IllegalArgumentException wrong(String key, String expected) {
        return wrong(map.get(key), path + key, expected);
    }

    private <T> List<T> list(String key, BiFunction<@Nullable Object, String, T> element) {
        if (!(map.get(key) instanceof List<?> elements)) {
            throw wrong(key, "a list");
        }
        List<T> list = new ArrayList<>();
        for (Object each : elements) {
            list.add(element.apply(each, path + key + "[" + list.size() + "]"));
        }
        return list;
    }

    private static TreeNode node(@Nullable Object value, String path) {
        if (value instanceof Map<?, ?> map) {
            return new TreeNode(map, path + ".");
        }
        throw wrong(value, path, "a map");
    }

    private static String string(@Nullable Object value, String path) {
        if (value instanceof String string) {
            return string;
        }
        throw wrong(value, path, "a string");
    }

    private static double number(@Nullable Object value, String path) {
        // A writer may turn 1.0 into 1.
        if (value instanceof Double || value instanceof Long || value instanceof Integer) {
            return ((Number) value).doubleValue();
        }
        throw wrong(value, path, "a number");
    }

    private static long whole(@Nullable Object value, String path) {
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        throw wrong(value, path, "a whole number");
    }

    private static IllegalArgumentException wrong(@Nullable Object value, String path, String expected) {
        return new IllegalArgumentException(path + ": expected " + expected
                + (value == null ? ", but it is not there" : ", found '" + value + "'"));
    }
}
