package dev.bpnet.core.plugins;

import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and makes records by reflection. */
final class RecordAccess {

    private RecordAccess() {}

    /**
     * Whether a component may be absent. Any annotation called Nullable will do, on the component or on its type: a
     * plugin need not use jspecify's.
     */
    static boolean isNullable(RecordComponent component) {
        return Stream.concat(
                        Stream.of(component.getAnnotatedType().getAnnotations()), Stream.of(component.getAnnotations()))
                .map(Annotation::annotationType)
                .anyMatch(type -> type.getSimpleName().equals("Nullable"));
    }

    static @Nullable Object value(Record holder, RecordComponent component) {
        Method accessor = component.getAccessor();
        open(accessor, holder.getClass());
        try {
            return accessor.invoke(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(inaccessible(holder.getClass()), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "the accessor " + accessor.getName() + "() of "
                            + holder.getClass().getName() + " failed",
                    e.getCause());
        }
    }

    /**
     * Calls the canonical constructor.
     *
     * @throws IllegalArgumentException as the constructor threw it
     * @throws IllegalStateException if it is not accessible or failed in any other way
     */
    static <R extends Record> R create(Class<R> type, @Nullable Object[] values) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            open(constructor, type);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the constructor of " + type.getName() + " failed", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(inaccessible(type), e);
        }
    }

    /** What its static method {@code defaults()} gives: how a record that is the element of a list states defaults. */
    static <R extends Record> Optional<R> ownDefaults(Class<R> type) {
        try {
            Method method = type.getDeclaredMethod("defaults");
            if (!Modifier.isStatic(method.getModifiers())
                    || !method.getReturnType().equals(type)) {
                return Optional.empty();
            }
            open(method, type);
            return Optional.of(type.cast(method.invoke(null)));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + ".defaults() failed", e);
        }
    }

    private static void open(AccessibleObject member, Class<?> type) {
        if (!member.trySetAccessible()) {
            throw new IllegalStateException(inaccessible(type));
        }
    }

    private static String inaccessible(Class<?> type) {
        return type.getName() + " is not accessible: make it public in an exported package, or open its package to "
                + "dev.bpnet.core";
    }
}
