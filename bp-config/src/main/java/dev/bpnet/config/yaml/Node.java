package dev.bpnet.config.yaml;

/**
 * A value of a configuration with its place. Nodes are immutable; what changes a tree builds a new one around the parts
 * it keeps.
 */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

    /**
     * The stretch to mark when something is wrong with this value: a scalar or a flow collection from end to end, the
     * first key of a block map, the first dash of a block list.
     */
    Span span();

    /** What the value is, in the words of a message: {@code a map}, {@code the number 3}. */
    String description();
}
