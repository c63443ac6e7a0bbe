package dev.bpnet.api.layer;

/**
 * How a layer inside a block is connected. Its input may be read by others too; its output is written by it alone.
 *
 * @param input where it reads
 * @param output where it writes
 */
public record Wiring(Input input, Output output) {

    /** Where a layer inside a block reads. */
    public sealed interface Input permits BlockInput, ChildOutput {}

    /** Where a layer inside a block writes. */
    public sealed interface Output permits OwnOutput, BlockOutput {}

    /**
     * Columns of the block's input.
     *
     * @param from the first
     * @param columns how many
     * @param apart whether the derivative by them goes to memory of its own ({@code pass.child(i).inputDelta()}), for the
     *     block to add up; else straight into these columns of the block's {@link Pass#inputDelta()}, which one child may do
     */
    public record BlockInput(int from, int columns, boolean apart) implements Input {}

    /**
     * The output of an earlier child; the derivative by it goes into that child's {@link Pass#outputDelta()}. One child may
     * read it.
     *
     * @param child its position among the block's children
     */
    public record ChildOutput(int child) implements Input {}

    /** Memory of its own for output and derivative; the block fills in the derivative before the child goes backward. */
    public record OwnOutput() implements Output {}

    /**
     * Columns of the block's output, and of its {@link Pass#outputDelta()}.
     *
     * @param from the first of them
     */
    public record BlockOutput(int from) implements Output {}
}
