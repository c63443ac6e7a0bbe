package dev.bpnet.data.table;

import dev.bpnet.api.plugin.Doc;

/** What is done to the values of a number column before the network sees them. */
public enum Normalize {
    @Doc(
            value = "less the mean of the training rows, divided by their standard deviation",
            formula = "(x - mean) / std, std over all rows (not rows - 1)")
    STANDARDIZE,
    @Doc(
            value = "onto [0, 1] by the least and the greatest value of the training rows",
            formula = "(x - min) / (max - min)")
    MIN_MAX,
    @Doc(value = "bytes onto [0, 1]: the default for pixels of IDX images", formula = "x / 255")
    BYTES,
    @Doc("as it is")
    NONE
}
