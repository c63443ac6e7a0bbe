/** From a YAML file to an experiment that is ready to run. */
module dev.bpnet.config {
    requires transitive dev.bpnet.data;
    requires com.google.guice;
    requires org.snakeyaml.engine;

    exports dev.bpnet.config.problems;
    exports dev.bpnet.config.yaml;
}
