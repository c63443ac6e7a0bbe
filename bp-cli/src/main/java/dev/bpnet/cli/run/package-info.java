/** The folder that a run leaves. */
@NullMarked
package dev.bpnet.cli.run;

import org.jspecify.annotations.NullMarked;
