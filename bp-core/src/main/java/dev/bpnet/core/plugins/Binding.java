package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Problem.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place of a tree that is being bound, and where to report what is wrong there. What it reads is empty if and only if
 * a problem was reported.
 */
public final class Binding {
    private final Binder binder;
    private final String path;
    private final List<Problem> problems;

    Binding(Binder binder, String path, List<Problem> problems) {
        this.binder = binder;
        this.path = path;
        this.problems = problems;
    }

    /** Where this is. */
    public String path() {
        return path;
    }

    /** The place of a key. */
    public Binding key(String key) {
        return new Binding(binder, TreePath.key(path, key), problems);
    }

    /** The place of an element. */
    public Binding index(int index) {
        return new Binding(binder, TreePath.index(path, index), problems);
    }

    /** The value here is wrong. */
    public void problem(String sentence, String... hints) {
        report(Target.VALUE, sentence, List.of(hints));
    }

    /** The value here is not what it has to be; {@code expected} with its article. */
    public void expected(String expected, @Nullable Object found, String... hints) {
        problem("expected " + expected + ", found " + Found.describe(found), hints);
    }

    /** A record over defaults. */
    public <R extends Record> Optional<R> record(R defaults, @Nullable Object tree) {
        @SuppressWarnings("unchecked") // records are final, so the class of the defaults is R
        Class<R> type = (Class<R>) defaults.getClass();
        return record(type, binder.schema(type, defaults), tree);
    }

    /** A record that states its defaults itself or has none. */
    public <R extends Record> Optional<R> record(Class<R> type, @Nullable Object tree) {
        return record(type, binder.schema(type, null), tree);
    }

    /** A choice of the plugins that make {@code created}. */
    public <T> Optional<Choice<T>> choice(Class<T> created, @Nullable Object tree) {
        return new ChoiceReader<T>(binder, binder.plugins().kindOf(created)).read(tree, this);
    }

    /** A list; {@code element} binds each element at its place. */
    public <T> Optional<List<T>> list(@Nullable Object tree, Element<T> element) {
        if (!(tree instanceof List<?> values)) {
            listHint(tree).ifPresentOrElse(hint -> expected("a list", tree, hint), () -> expected("a list", tree));
            return Optional.empty();
        }
        List<T> bound = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            element.read(values.get(i), index(i)).ifPresent(bound::add);
        }
        return bound.size() == values.size() ? Optional.of(List.copyOf(bound)) : Optional.empty();
    }

    private static Optional<String> listHint(@Nullable Object tree) {
        return switch (tree) {
            case String text -> Optional.of("for one element write " + FlowYaml.text(List.of(text)));
            case Number number -> Optional.of("for one element write " + FlowYaml.text(List.of(number)));
            case Map<?, ?> map -> Optional.of("begin each element with a dash, also where there is only one");
            case null, default -> Optional.empty();
        };
    }

    /** A map with any texts as keys; {@code element} binds each value at its place. The order is kept. */
    public <T> Optional<Map<String, T>> map(@Nullable Object tree, Element<T> element) {
        if (!(tree instanceof Map<?, ?> values)) {
            expected("a map", tree);
            return Optional.empty();
        }
        Map<String, T> bound = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            element.read(value, key(name)).ifPresent(one -> bound.put(name, one));
        });
        return bound.size() == values.size() ? Optional.of(Collections.unmodifiableMap(bound)) : Optional.empty();
    }

    /** Binds one element of a list or map. */
    @FunctionalInterface
    public interface Element<T> {
        /** Empty if a problem was reported. */
        Optional<T> read(@Nullable Object tree, Binding at);
    }

    <R extends Record> Optional<R> record(Class<R> type, ParameterSchema schema, @Nullable Object tree) {
        return new RecordReader(new ValueReader(binder)).read(type, schema, tree, this);
    }

    /** The key here is wrong, or what is under it lacks something. */
    void keyProblem(String sentence, List<String> hints) {
        report(Target.KEY, sentence, hints);
    }

    void report(Target target, String sentence, List<String> hints) {
        problems.add(new Problem(path, target, sentence, hints));
    }

    int problemCount() {
        return problems.size();
    }
}
