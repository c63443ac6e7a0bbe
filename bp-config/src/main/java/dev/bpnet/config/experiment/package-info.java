/** What a configuration says, bound to records and then held against the data: an experiment that is ready to run. */
@NullMarked
package dev.bpnet.config.experiment;

import org.jspecify.annotations.NullMarked;
