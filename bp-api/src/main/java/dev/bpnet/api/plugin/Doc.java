package dev.bpnet.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One sentence for the user about a plugin, a parameter or a constant of an enum: shown by {@code bp plugins describe}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Doc {
    /** What it does or means, with its unit. */
    String value();

    /** The formula in plain text, for example {@code a = max(z, 0)}; empty where there is none. */
    String formula() default "";

    /** Where it comes from: author, title, year. Empty where it is folklore. */
    String source() default "";
}
