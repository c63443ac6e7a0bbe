package dev.bpnet.api.loss;

/** What is to be predicted. */
public enum TargetKind {
    /** One or several numbers. */
    NUMBER,
    /** One of two classes; the target is the index 0 or 1, 1 is the positive class. */
    BINARY,
    /** One of three or more classes; the target is its index. */
    CATEGORY,
    /** Several labels, each of which a row has or has not; one column of 0 or 1 a label. */
    MULTI_LABEL,
    /** Several targets of any kinds side by side, each with a loss of its own. */
    SEVERAL
}
