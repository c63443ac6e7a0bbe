package dev.bpnet.config.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A list.
 *
 * @param span see {@link Node#span}
 * @param items the items; not modifiable
 */
public record ListNode(Span span, List<Node> items) implements Node {

    public ListNode {
        items = List.copyOf(items);
    }

    /** This list with one item replaced. */
    ListNode with(int index, Node item) {
        List<Node> changed = new ArrayList<>(items);
        changed.set(index, item);
        return new ListNode(span, changed);
    }

    @Override
    public String description() {
        return switch (items.size()) {
            case 0 -> "an empty list";
            case 1 -> "a list of one item, [0]";
            default -> "a list of " + items.size() + " items, [0] to [" + (items.size() - 1) + "]";
        };
    }
}
