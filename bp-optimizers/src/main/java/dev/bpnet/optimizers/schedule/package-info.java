/** Learning-rate schedules: the rate of each step from the optimizer's own rate and the clock of the run. */
@NullMarked
package dev.bpnet.optimizers.schedule;

import org.jspecify.annotations.NullMarked;
