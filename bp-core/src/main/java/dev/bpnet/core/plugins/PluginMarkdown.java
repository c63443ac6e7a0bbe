package dev.bpnet.core.plugins;

import dev.bpnet.core.plugins.PluginDescription.Row;
import java.util.ArrayList;
import java.util.List;

/** Plugins as Markdown: the reference of what YAML may name. The same plugins give the same text on every machine. */
public final class PluginMarkdown {

    private PluginMarkdown() {}

    /** Every plugin, by kind and name. */
    public static String reference(Plugins plugins) {
        StringBuilder text = new StringBuilder("# Plugins\n");
        for (PluginKind kind : plugins.kinds()) {
            List<PluginDescription> descriptions = PluginDescription.all(plugins, kind);
            if (!descriptions.isEmpty()) {
                text.append("\n## ").append(kind.word()).append('\n');
                descriptions.forEach(plugin -> text.append('\n').append(section(plugin)));
            }
        }
        return text.toString();
    }

    /** One plugin under a heading of the third level. */
    public static String section(PluginDescription plugin) {
        List<String> blocks = new ArrayList<>();
        blocks.add("### `" + plugin.name() + "`");
        addIfSaid(blocks, plugin.summary(), escape(plugin.summary()));
        addIfSaid(blocks, plugin.formula(), "Formula: `" + plugin.formula() + "`");
        addIfSaid(blocks, plugin.source(), "Source: " + escape(plugin.source()));
        if (!plugin.parameters().isEmpty()) {
            blocks.add(table(plugin.parameters()));
        }
        blocks.add("```yaml\n" + plugin.example() + "\n```");
        blocks.add("Class `" + plugin.className() + "`, " + plugin.origin().shortText() + ".");
        return String.join("\n\n", blocks) + "\n";
    }

    private static void addIfSaid(List<String> blocks, String said, String block) {
        if (!said.isEmpty()) {
            blocks.add(block);
        }
    }

    private static String table(List<Row> parameters) {
        StringBuilder table = new StringBuilder("| key | type | range | default | meaning |\n|---|---|---|---|---|");
        for (Row row : parameters) {
            table.append("\n| `").append(row.key()).append("` | ");
            table.append(escape(row.type())).append(" | ");
            table.append(escape(row.range())).append(" | ");
            table.append(value(row)).append(" | ");
            table.append(escape(row.meaning())).append(" |");
        }
        return table.toString();
    }

    private static String value(Row row) {
        if (row.required()) {
            return "**required**";
        }
        return row.defaultValue().isEmpty() ? "" : "`" + row.defaultValue().replace("|", "\\|") + "`";
    }

    /** What would end a cell or begin a tag. */
    private static String escape(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ");
    }
}
