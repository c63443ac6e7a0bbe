package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The plugin is found: it is declared in {@code META-INF/services}, which the class path reads, and, where there is a
 * {@code module-info}, in that too, which the module path reads.
 */
public final class ServiceIsDeclared implements Check<Plugin<?>> {

    @Override
    public String name() {
        return "plugin/service";
    }

    @Override
    public String promise() {
        return "the service is declared, and its class can be made";
    }

    @Override
    public void examine(Plugin<?> plugin, Report report) {
        Class<?> type = plugin.getClass();
        Optional<ClassFiles> files = ClassFiles.beside(type);
        List<Class<?>> services = services(type);
        if (services.isEmpty()) {
            report.add(type.getName() + " implements no interface that carries @Kind");
        }
        if (files.isEmpty()) {
            report.add(
                    "the class file of " + type.getName() + " is not found, so neither are its service declarations");
            return;
        }
        for (Class<?> service : services) {
            examine(type, service, files.get(), report);
        }
        examineConstructor(type, report);
    }

    private static void examine(Class<?> type, Class<?> service, ClassFiles files, Report report) {
        String file = "META-INF/services/" + service.getName();
        boolean inFile = files.resource(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8)).stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("#.*", "").strip())
                .anyMatch(type.getName()::equals);
        Optional<ModuleDescriptor> descriptor =
                files.resource("module-info.class").map(bytes -> ModuleDescriptor.read(ByteBuffer.wrap(bytes)));
        if (!inFile) {
            report.add(file + " in " + files + " does not name " + type.getName()
                    + ", so it is not found on the class path");
        }
        if (descriptor.isPresent() && !provides(descriptor.get(), type, service)) {
            report.add("module " + descriptor.get().name() + " does not provide " + service.getName() + " with "
                    + type.getName() + ", so it is not found on the module path");
        }
    }

    private static boolean provides(ModuleDescriptor descriptor, Class<?> type, Class<?> service) {
        return descriptor.provides().stream()
                .filter(provides -> provides.service().equals(service.getName()))
                .anyMatch(provides -> provides.providers().contains(type.getName()));
    }

    private static void examineConstructor(Class<?> type, Report report) {
        try {
            boolean open = Modifier.isPublic(type.getModifiers())
                    && Modifier.isPublic(type.getDeclaredConstructor().getModifiers());
            if (!open) {
                report.add(type.getName() + " or its constructor is not public, so ServiceLoader cannot make it");
            }
        } catch (NoSuchMethodException e) {
            report.add(type.getName() + " has no constructor without arguments, so ServiceLoader cannot make it");
        }
    }

    /** The kinds of plugin that a class implements. */
    private static List<Class<?>> services(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(t -> Arrays.stream(t.getInterfaces()))
                .filter(i -> i.isAnnotationPresent(Kind.class))
                .distinct()
                .toList();
    }
}
