/** Optimizers and learning-rate schedules. */
module dev.bpnet.optimizers {
    requires transitive dev.bpnet.api;
}
