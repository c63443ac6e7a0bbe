package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.config.experiment.RuntimeConfig;
import dev.bpnet.config.experiment.Threads;
import dev.bpnet.core.plugins.Plugins;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void takesNoSecondProcessorWhereOneThreadWasAskedFor() {
        try (WarmUp warmUp = WarmUp.of(new RuntimeConfig("scalar", new Threads(1)), Plugins.load())) {
            assertThat(warmUp).isNotNull();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("bp-warm-up"));
        }
    }
}
