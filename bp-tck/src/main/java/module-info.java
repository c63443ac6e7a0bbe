/** The compliance kit for plugin authors. */
module dev.bpnet.tck {
    requires transitive dev.bpnet.core;
    // The contracts are JUnit's; the checks do without.
    requires static org.junit.jupiter.api;
    requires java.management;
    requires jdk.management;

    exports dev.bpnet.tck;
    exports dev.bpnet.tck.check;
}
