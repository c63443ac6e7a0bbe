/** Offenders against each rule of the architecture, which its tests must catch. */
@NullMarked
package dev.bpnet.core.planted;

import org.jspecify.annotations.NullMarked;
