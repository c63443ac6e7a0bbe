/** What a plugin author sees. */
module dev.bpnet.api {
    requires static transitive org.jspecify;

    exports dev.bpnet.api.activation;
    exports dev.bpnet.api.constraint;
    exports dev.bpnet.api.initializer;
    exports dev.bpnet.api.kernels;
    exports dev.bpnet.api.layer;
    exports dev.bpnet.api.loss;
    exports dev.bpnet.api.math;
    exports dev.bpnet.api.metric;
    exports dev.bpnet.api.optimizer;
    exports dev.bpnet.api.parameter;
    exports dev.bpnet.api.plugin;
    exports dev.bpnet.api.random;
    exports dev.bpnet.api.regularizer;
    exports dev.bpnet.api.schedule;
    exports dev.bpnet.api.state;
}
