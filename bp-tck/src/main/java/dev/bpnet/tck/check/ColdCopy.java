package dev.bpnet.tck.check;

import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * A second copy of a plugin's classes in a class loader of its own. Nothing of it has run yet, so that its first call is
 * interpreted, whatever other tests have warmed up before.
 */
final class ColdCopy {
    private ColdCopy() {}

    /** A copy of a plugin as the interface of its kind; empty where its classes cannot be copied. */
    static <T> Optional<T> of(T plugin, Class<T> kind) {
        Class<?> type = plugin.getClass();
        Optional<ClassFiles> files = ClassFiles.beside(type);
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> copy = new Loader(type.getClassLoader(), files.get()).loadClass(type.getName());
            Constructor<?> constructor = copy.getDeclaredConstructor();
            constructor.setAccessible(true);
            return copy == type ? Optional.empty() : Optional.of(kind.cast(constructor.newInstance()));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Runs something on a copy. Classes of one package that lie in two places fall apart when only one of them is copied,
     * which says nothing about the plugin; then nothing is run.
     */
    static void run(Runnable onCopy) {
        try {
            onCopy.run();
        } catch (IllegalAccessError e) {
            return;
        }
    }

    /** Defines what lies beside the plugin anew; the contract itself comes from the parent, or nothing would fit. */
    private static final class Loader extends ClassLoader {
        private final ClassFiles files;

        Loader(ClassLoader parent, ClassFiles files) {
            super(parent);
            this.files = files;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.startsWith("java.") || name.startsWith("dev.bpnet.api.")) {
                    return super.loadClass(name, resolve);
                }
                Optional<byte[]> bytes = files.read(name.replace('.', '/'));
                return bytes.isPresent()
                        ? defineClass(name, bytes.get(), 0, bytes.get().length)
                        : super.loadClass(name, resolve);
            }
        }
    }
}
