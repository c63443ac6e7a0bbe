/** From a YAML file to an experiment that is ready to run. */
module dev.bpnet.config {
    requires transitive dev.bpnet.data;
    requires com.google.guice;
    requires tools.jackson.dataformat.yaml;
}
