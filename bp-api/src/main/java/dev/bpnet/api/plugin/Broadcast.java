package dev.bpnet.api.plugin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list with a value for each of several things, where a single value stands for all of them: it may be written without
 * brackets, {@code pos_weight: 3}, and is a list of one then.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Broadcast {}
