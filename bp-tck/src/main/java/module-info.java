/** The compliance kit for plugin authors. */
module dev.bpnet.tck {
    requires transitive dev.bpnet.core;
    requires transitive org.junit.jupiter.api;
}
