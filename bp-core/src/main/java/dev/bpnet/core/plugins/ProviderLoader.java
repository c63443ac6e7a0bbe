package dev.bpnet.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through a {@link ServiceLoader} so that a broken provider costs only itself. */
final class ProviderLoader {
    /** The messages of {@link ServiceLoader} that name a class. */
    private static final Pattern PROVIDER = Pattern.compile(
            ": (?:Provider )?(\\S+) (not found|not a subtype|could not be instantiated|Unable to get public)");

    private final ClassLoader classLoader;
    private final List<PluginFailure> failures = new ArrayList<>();

    /** @param classLoader where to look up which class of a service file could not be linked */
    ProviderLoader(ClassLoader classLoader) {
        this.classLoader = classLoader;
    }

    List<PluginFailure> failures() {
        return failures;
    }

    /** Hands every provider that could be made to {@code found}; keeps the others as failures of the kind {@code word}. */
    <S> void load(ServiceLoader<S> services, Class<?> service, String word, Consumer<? super S> found) {
        Iterator<ServiceLoader.Provider<S>> providers = services.stream().iterator();
        boolean unlinked = false;
        String lastError = "";
        while (true) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                instantiate(providers.next(), word).ifPresent(found);
            } catch (ServiceConfigurationError e) {
                if (lastError.equals(e.getMessage())) {
                    break; // no progress: an unreadable class path fails the same way for ever
                }
                lastError = Objects.toString(e.getMessage(), "");
                failures.add(new PluginFailure(word, provider(lastError), Optional.empty(), reason(e)));
            } catch (LinkageError e) {
                if (lastError.equals(e.toString())) {
                    break;
                }
                lastError = e.toString();
                unlinked = true;
            }
        }
        if (unlinked) {
            attribute(service, word, lastError);
        }
    }

    private <S> Optional<S> instantiate(ServiceLoader.Provider<S> provider, String word) {
        try {
            return Optional.of(provider.get());
        } catch (ServiceConfigurationError | LinkageError e) {
            failures.add(failure(word, provider.type(), e));
            return Optional.empty();
        }
    }

    static PluginFailure failure(String word, Class<?> provider, Throwable cause) {
        return new PluginFailure(
                word, Optional.of(provider.getName()), Optional.of(Origin.of(provider)), reason(cause));
    }

    /** The JVM does not say whose superclass is missing, so each declared class is tried once more by its name. */
    private void attribute(Class<?> service, String word, String lastError) {
        int before = failures.size();
        for (String provider : declared(service)) {
            try {
                Class.forName(provider, false, classLoader);
            } catch (LinkageError e) {
                failures.add(new PluginFailure(word, Optional.of(provider), Optional.empty(), reason(e)));
            } catch (ClassNotFoundException e) {
                continue; // the service loader reported this one itself
            }
        }
        if (failures.size() == before) {
            failures.add(new PluginFailure(word, Optional.empty(), Optional.empty(), lastError));
        }
    }

    private Set<String> declared(Class<?> service) {
        Set<String> providers = new LinkedHashSet<>();
        try {
            for (URL file : Collections.list(classLoader.getResources("META-INF/services/" + service.getName()))) {
                providers.addAll(ServiceFile.providers(read(file)));
            }
        } catch (IOException e) {
            return providers; // then the failure stays without the name of its class
        }
        return providers;
    }

    /** Past the cache of the JDK, which would keep a jar open after its class loader is closed. */
    private static String read(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Optional<String> provider(String message) {
        Matcher matcher = PROVIDER.matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null
                && (cause instanceof ServiceConfigurationError || cause instanceof ExceptionInInitializerError)) {
            cause = cause.getCause();
        }
        String message = Objects.toString(cause.getMessage(), "");
        return switch (cause) {
            case NoClassDefFoundError e -> missing(message);
            case UnsupportedClassVersionError e -> "it was compiled for another version of Java (" + message + ")";
            case ServiceConfigurationError e -> unconfigured(message);
            case NoSuchMethodException e -> "the class and its constructor without arguments have to be public";
            case IllegalAccessException e -> "the class and its constructor without arguments have to be public";
            default -> cause.getClass().getName() + (message.isEmpty() ? "" : ": " + message);
        };
    }

    /** The message is the bare name of the class, or a sentence when its static initializer had failed before. */
    private static String missing(String message) {
        return message.contains(" ") ? message : "the class " + message.replace('/', '.') + " is missing";
    }

    private static String unconfigured(String message) {
        Matcher matcher = PROVIDER.matcher(message);
        return switch (matcher.find() ? matcher.group(2) : "") {
            case "not found" -> "there is no such class";
            case "not a subtype" -> "it does not implement its interface";
            default -> message;
        };
    }
}
