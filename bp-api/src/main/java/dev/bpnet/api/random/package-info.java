/**
 * Random numbers that are functions of seed, purpose, step and index: no state to keep, the same for every order and
 * thread.
 */
@NullMarked
package dev.bpnet.api.random;

import org.jspecify.annotations.NullMarked;
