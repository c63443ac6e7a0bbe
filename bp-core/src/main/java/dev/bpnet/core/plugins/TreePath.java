package dev.bpnet.core.plugins;

import java.util.regex.Pattern;

/** Paths into a plain tree as texts: {@code network.layers[1].dense.units}, {@code data.columns["petal width"].type}. */
public final class TreePath {
    /** The path of the whole tree. */
    public static final String ROOT = "";

    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

    private TreePath() {}

    /** The path of a key of the map at {@code path}. */
    public static String key(String path, String key) {
        if (!PLAIN_KEY.matcher(key).matches()) {
            return path + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
        }
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The path of an element of the list at {@code path}. */
    public static String index(String path, int index) {
        return path + "[" + index + "]";
    }
}
