/** The command line. */
module dev.bpnet.cli {
    requires com.google.guice;
    requires dev.bpnet.config;
    requires dev.bpnet.optimizers;
    requires dev.bpnet.simd;
    requires dev.bpnet.tck;
    requires de.siegmar.fastcsv;
    requires info.picocli;
    // sun.misc.Signal: Java has no other way to hear of Ctrl-C and still end with results written.
    requires jdk.unsupported;
    requires tools.jackson.databind;

    opens dev.bpnet.cli to
            info.picocli;
    opens dev.bpnet.cli.command to
            info.picocli;
}
