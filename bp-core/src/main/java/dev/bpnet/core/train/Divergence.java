package dev.bpnet.core.train;

/**
 * Where training left the finite numbers.
 *
 * @param epoch the epoch, from 1
 * @param step the update, from 1
 * @param layer the first layer whose output is not finite; {@code loss} where only the loss is
 * @param sentence what was found, for people
 */
public record Divergence(int epoch, long step, String layer, String sentence) {}
