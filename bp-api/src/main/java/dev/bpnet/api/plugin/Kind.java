package dev.bpnet.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The word for a kind of plugin, put on its service interface: "activation", "loss", "optimizer". */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Kind {
    /** The word in singular and lower case, as error texts use it. */
    String value();

    /** What {@code create} makes: the type that stands in {@code Choice<Activation>}. */
    Class<?> creates();
}
