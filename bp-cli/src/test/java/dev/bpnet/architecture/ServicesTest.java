package dev.bpnet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On the module path a service is found through the descriptor, on the class path through META-INF/services. */
class ServicesTest {

    @Test
    void bothDeclarationsNameTheSameProviders() throws IOException {
        int provided = 0;
        for (URL descriptor : Collections.list(getClass().getClassLoader().getResources("module-info.class"))) {
            ModuleDescriptor module = read(descriptor);
            if (!module.name().startsWith("dev.bpnet.")) {
                continue;
            }
            for (Map.Entry<String, List<String>> service : inDescriptor(module).entrySet()) {
                URI beside = URI.create(descriptor.toString().replace("module-info.class", "") + "META-INF/services/"
                        + service.getKey());
                assertThat(lines(beside.toURL()))
                        .as("%s of %s", service.getKey(), module.name())
                        .containsExactlyInAnyOrderElementsOf(service.getValue());
                provided += service.getValue().size();
            }
        }
        assertThat(provided).isGreaterThan(20);
    }

    @Test
    void nothingIsDeclaredInMetaInfAlone() throws IOException {
        Map<String, List<String>> descriptors = new TreeMap<>();
        for (URL descriptor : Collections.list(getClass().getClassLoader().getResources("module-info.class"))) {
            inDescriptor(read(descriptor))
                    .forEach((service, providers) -> descriptors.merge(service, providers, ServicesTest::both));
        }
        for (Map.Entry<String, List<String>> service : descriptors.entrySet()) {
            if (!service.getKey().startsWith("dev.bpnet.")) {
                continue;
            }
            for (URL file : Collections.list(
                    getClass().getClassLoader().getResources("META-INF/services/" + service.getKey()))) {
                assertThat(service.getValue()).as(file.toString()).containsAll(lines(file));
            }
        }
    }

    private static ModuleDescriptor read(URL descriptor) throws IOException {
        try (InputStream in = descriptor.openStream()) {
            return ModuleDescriptor.read(in);
        }
    }

    private static Map<String, List<String>> inDescriptor(ModuleDescriptor module) {
        return module.provides().stream()
                .collect(Collectors.toMap(
                        ModuleDescriptor.Provides::service,
                        ModuleDescriptor.Provides::providers,
                        ServicesTest::both,
                        TreeMap::new));
    }

    private static List<String> both(List<String> some, List<String> others) {
        return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
    }

    private static List<String> lines(URL file) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(file.openStream(), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
