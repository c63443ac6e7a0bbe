package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.schedule.SchedulePlugin;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module path reads the descriptor, the class path reads the service files: both have to name the same classes. */
class ServicesTest {

    @ParameterizedTest
    @ValueSource(classes = {OptimizerPlugin.class, SchedulePlugin.class})
    void theDescriptorAndTheServiceFileNameTheSameClasses(Class<?> service) throws IOException {
        List<String> provided = descriptor().provides().stream()
                .filter(provides -> provides.service().equals(service.getName()))
                .flatMap(provides -> provides.providers().stream())
                .toList();
        String file = new String(read("/META-INF/services/" + service.getName()), StandardCharsets.UTF_8);

        assertThat(provided).isNotEmpty().containsExactlyElementsOf(file.lines().toList());
    }

    @Test
    void theyAreFoundByName() {
        assertThat(names(OptimizerPlugin.class)).contains("sgd", "adam", "adamw");
        assertThat(names(SchedulePlugin.class)).contains("constant", "step", "cosine");
    }

    private static <T extends Plugin<?>> List<String> names(Class<T> service) {
        return StreamSupport.stream(ServiceLoader.load(service).spliterator(), false)
                .map(Plugin::name)
                .toList();
    }

    private static ModuleDescriptor descriptor() throws IOException {
        // Other modules on the class path have descriptors too: the one beside the plugins is meant.
        String location =
                Sgd.class.getProtectionDomain().getCodeSource().getLocation().toString();
        try (InputStream in =
                java.net.URI.create(location + "module-info.class").toURL().openStream()) {
            return ModuleDescriptor.read(in);
        }
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = Objects.requireNonNull(Sgd.class.getResourceAsStream(resource), resource)) {
            return in.readAllBytes();
        }
    }
}
