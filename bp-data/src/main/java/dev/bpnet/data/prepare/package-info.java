/**
 * From columns to the numbers a network takes: types inferred, preprocessing fitted on the training rows, rows encoded by one
 * code path for training and prediction.
 */
@NullMarked
package dev.bpnet.data.prepare;

import org.jspecify.annotations.NullMarked;
