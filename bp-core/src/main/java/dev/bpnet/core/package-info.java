/** The engine a program talks to: networks, plans, trainers and predictors. */
@NullMarked
package dev.bpnet.core;

import org.jspecify.annotations.NullMarked;
