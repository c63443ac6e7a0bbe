/**
 * The compliance kit for plugin authors: one contract for each kind of plugin. A test implements the contract, says which
 * plugin is meant, and inherits the tests:
 *
 * <pre>{@code
 * class AcmeMishTest implements ActivationContract {
 *     @Override
 *     public ActivationPlugin<?> plugin() {
 *         return new AcmeMish();
 *     }
 * }
 * }</pre>
 */
@NullMarked
package dev.bpnet.tck;

import org.jspecify.annotations.NullMarked;
