package dev.bpnet.tck;

import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.tck.check.ComputesByContract;
import dev.bpnet.tck.check.DefaultsAreValid;
import dev.bpnet.tck.check.MakesSomething;
import dev.bpnet.tck.check.NameIsSnakeCase;
import dev.bpnet.tck.check.ServiceIsDeclared;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every plugin promises, whatever its kind. */
public interface PluginContract {

    /** The plugin under test. */
    Plugin<?> plugin();

    /** {@link NameIsSnakeCase}. */
    @Test
    default void theNameIsInSnakeCase() {
        Verdict.require(new NameIsSnakeCase(), List.of(plugin()));
    }

    /** {@link DefaultsAreValid}. */
    @Test
    default void theDefaultsAreValid() {
        Verdict.require(new DefaultsAreValid(), List.of(plugin()));
    }

    /** {@link MakesSomething}. */
    @Test
    default void theDefaultsMakeSomethingOrAreRefused() {
        Verdict.require(new MakesSomething(), List.of(plugin()));
    }

    /** {@link ServiceIsDeclared}. */
    @Test
    default void theServiceIsDeclared() {
        Verdict.require(new ServiceIsDeclared(), List.of(plugin()));
    }

    /** {@link ComputesByContract}. */
    @Test
    default void theNumbersDoNotDependOnWhoCompiledTheCode() {
        Verdict.require(new ComputesByContract(), List.of(plugin()));
    }
}
