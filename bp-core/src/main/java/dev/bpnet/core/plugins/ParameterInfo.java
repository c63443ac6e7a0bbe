package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Doc;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * One parameter: a component of a record.
 *
 * @param key its key in YAML, the component's name in snake_case
 * @param component the component
 * @param type the values it takes
 * @param defaultValue its default; {@code null} where it is absent by default or there is none; for a required parameter
 *     only a placeholder
 * @param required whether the user has to give it
 * @param nullable whether it may be absent
 * @param range the numbers allowed: of the parameter, or of the elements of a list or map
 * @param doc what it means
 */
public record ParameterInfo(
        String key,
        RecordComponent component,
        ParameterType type,
        @Nullable Object defaultValue,
        boolean required,
        boolean nullable,
        Interval range,
        @Nullable Doc doc) {

    /** What it means; empty where nothing is said. */
    public String meaning() {
        return doc == null ? "" : doc.value();
    }
}
