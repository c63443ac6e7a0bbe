/** The engine: from a description of a network to a trained one. */
module dev.bpnet.core {
    requires transitive dev.bpnet.api;
}
