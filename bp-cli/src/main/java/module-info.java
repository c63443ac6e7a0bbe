/** The command line. */
module dev.bpnet.cli {
    requires com.google.guice;
    requires dev.bpnet.config;
    requires dev.bpnet.optimizers;
    requires dev.bpnet.simd;
    requires info.picocli;

    opens dev.bpnet.cli to
            info.picocli;
}
