/** From a YAML file to an experiment that is ready to run. */
module dev.bpnet.config {
    requires transitive dev.bpnet.data;
    requires transitive com.google.guice;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    exports dev.bpnet.config.experiment;
    exports dev.bpnet.config.problems;
    exports dev.bpnet.config.wiring;
    exports dev.bpnet.config.yaml;
}
