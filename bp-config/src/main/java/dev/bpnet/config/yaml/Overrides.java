package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import dev.bpnet.config.yaml.ConfigPath.Index;
import dev.bpnet.config.yaml.ConfigPath.Key;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Sets single values of a tree: {@code --set network.layers[0].dense.units=32}. The value is read as YAML, as strictly
 * as a file, and takes the place of whatever stood there.
 *
 * <p>Maps that are missing on the way are made; items of lists are not. Where the way leads through the name of a
 * plugin, the plugin is chosen: {@code training.optimizer.adam.learning_rate=0.1} turns {@code optimizer: adam} into a
 * map, and takes the place of {@code optimizer: sgd} with all its parameters.
 */
final class Overrides {
    private static final String OPTION = "--set ";

    private final PluginPlaces plugins;
    private final Problems problems;

    Overrides(PluginPlaces plugins, Problems problems) {
        this.plugins = plugins;
        this.problems = problems;
    }

    /**
     * The tree with an override applied; the same tree if there is a problem, which is reported. Without a tree the
     * override is only read, so that its mistakes are told together with those of the file.
     */
    @Nullable MapNode apply(@Nullable MapNode root, String override) {
        SourceText source = SourceText.ofOption(OPTION + override);
        if (SourceFiles.checkPrintable(source, 0, problems) == null) {
            return root;
        }
        PathReader reader = new PathReader(override);
        try {
            ConfigPath path = reader.readSteps();
            int equals = OPTION.length() + reader.offset();
            if (equals >= source.length() || source.codePointAt(equals) != '=') {
                problems.add(wrongPath(source, reader.offset(), "KEY=VALUE was expected, and '=' is missing here"));
                return root;
            }
            if (path.steps().getFirst().equals(new Key(Includes.KEY))) {
                problems.add(Problem.error(source.place(), Includes.KEY, "files cannot be included by an override"));
                return root;
            }
            Node value = readValue(source, equals + 1, path);
            return value == null || root == null ? root : new Setter(source, equals, path, value).set(root);
        } catch (PathSyntaxException e) {
            problems.add(wrongPath(source, e.offset(), e.getMessage()));
            return root;
        }
    }

    private static Problem wrongPath(SourceText source, int offset, @Nullable String sentence) {
        int at = OPTION.length() + offset;
        return Problem.error(
                source.place(at, Math.min(at + 1, source.length())),
                "",
                String.valueOf(sentence),
                "a path looks like network.layers[0].dense.units, or with a quoted key data.columns[\"petal.width\"].type");
    }

    private @Nullable Node readValue(SourceText source, int start, ConfigPath path) {
        Problems found = new Problems();
        Node value =
                source.length() - start > SourceFiles.MAX_BYTES ? null : YamlReader.read(source, start, path, found);
        if (value == null && !found.hasErrors()) {
            found.add(Problem.error(source.place(), path.toString(), "the value is longer than 256 KiB"));
        }
        if (value instanceof ScalarNode scalar && scalar.style() != ScalarNode.Style.BLOCK) {
            String rest = source.slice(Math.max(start, scalar.span().end()), source.length());
            if (rest.strip().startsWith("#")) {
                found.add(Problem.error(
                        source.place(scalar.span().end(), source.length()),
                        path.toString(),
                        "what follows ' #' is a comment and would be lost",
                        "put the value in quotes"));
            }
        }
        problems.addAll(found.sorted());
        return found.hasErrors() ? null : value;
    }

    /** One override on its way down the tree. */
    private final class Setter {
        private final SourceText source;
        private final Span keys;
        private final ConfigPath path;
        private final Node value;

        Setter(SourceText source, int equals, ConfigPath path, Node value) {
            this.source = source;
            this.keys = new Span(source, OPTION.length(), equals);
            this.path = path;
            this.value = value;
        }

        MapNode set(MapNode root) {
            if (path.depth() > YamlReader.MAX_DEPTH) {
                problems.add(
                        Problem.error(keys.place(), "", "the path has more than " + YamlReader.MAX_DEPTH + " steps"));
                return root;
            }
            return set(root, 0) instanceof MapNode changed ? changed : root;
        }

        /** The node with the value set below it; null if there is no way, which is reported. */
        private @Nullable Node set(Node node, int depth) {
            if (depth == path.depth()) {
                return value;
            }
            return switch (path.steps().get(depth)) {
                case Key key -> setKey(node, key.name(), depth);
                case Index index -> setItem(node, index.number(), depth);
            };
        }

        private @Nullable Node setKey(Node node, String name, int depth) {
            ConfigPath here = path.first(depth);
            MapNode map = asMap(node, name, here);
            if (map == null) {
                problems.add(wrong(here, "is " + node.description() + ", so it has no key '" + name + "'"));
                return null;
            }
            MapNode.Entry old = map.get(name);
            Node changed = set(old == null ? nothing() : old.value(), depth + 1);
            return changed == null ? null : map.with(name, keys, changed);
        }

        /** The map a key is to be set in; null where the node is none and cannot become one. */
        private @Nullable MapNode asMap(Node node, String name, ConfigPath here) {
            if (node instanceof MapNode map) {
                return plugins.isPlugin(here) && map.get(name) == null ? emptyMap() : map;
            }
            boolean nothing = node instanceof ScalarNode scalar && scalar.value() == null;
            boolean bareName = node instanceof ScalarNode scalar
                    && scalar.value() instanceof String text
                    && (plugins.isPlugin(here) || text.equals(name));
            return nothing || bareName ? emptyMap() : null;
        }

        private @Nullable Node setItem(Node node, int number, int depth) {
            ConfigPath here = path.first(depth);
            if (!(node instanceof ListNode list) || number >= list.items().size()) {
                problems.add(wrong(here, "is " + node.description() + ", so it has no item [" + number + "]"));
                return null;
            }
            Node changed = set(list.items().get(number), depth + 1);
            return changed == null ? null : list.with(number, changed);
        }

        private Problem wrong(ConfigPath here, String sentence) {
            String subject = here.depth() == 0 ? "the config" : "'" + here + "'";
            return Problem.error(keys.place(), path.toString(), subject + " " + sentence);
        }

        private MapNode emptyMap() {
            SequencedMap<String, MapNode.Entry> none = new LinkedHashMap<>();
            return new MapNode(keys, none);
        }

        private ScalarNode nothing() {
            return ScalarNode.of(new Span(source, keys.end(), keys.end()), ScalarNode.Style.PLAIN, "", null);
        }
    }
}
