package dev.bpnet.tck.check;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.layer.LayerPlugin;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.api.schedule.SchedulePlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Whatever is made of the defaults is not null; a plugin of a kind without a contract is not asked. */
public final class MakesSomething implements Check<Plugin<?>> {

    @Override
    public String name() {
        return "plugin/create";
    }

    @Override
    public String promise() {
        return "create never returns null";
    }

    @Override
    public void examine(Plugin<?> plugin, Report report) {
        creations(plugin).stream()
                .flatMap(creation -> nothing(creation).stream())
                .limit(1)
                .forEach(report::add);
    }

    private static Optional<String> nothing(Supplier<?> creation) {
        try {
            var _ = creation.get();
            return Optional.empty();
        } catch (NothingMade nothing) {
            return Optional.of(String.valueOf(nothing.getMessage()));
        } catch (RuntimeException | LinkageError refused) {
            return Optional.empty(); // placeholders may be refused, and the checks of its kind tell all else
        }
    }

    private static List<Supplier<?>> creations(Plugin<?> plugin) {
        List<Supplier<?>> creations = new ArrayList<>();
        if (plugin instanceof ActivationPlugin<?> p) {
            creations.add(() -> ActivationSubject.of(p).create());
        }
        if (plugin instanceof OptimizerPlugin<?> p) {
            creations.add(() -> MinimizerSubject.of(p).create());
        }
        if (plugin instanceof SchedulePlugin<?> p) {
            creations.add(() -> ScheduleSubject.of(p).create());
        }
        if (plugin instanceof InitializerPlugin<?> p) {
            creations.add(() -> InitializerSubject.of(p).create());
        }
        if (plugin instanceof RegularizerPlugin<?> p) {
            creations.add(() -> RegularizerSubject.of(p).create());
        }
        if (plugin instanceof ConstraintPlugin<?> p) {
            creations.add(() -> ConstraintSubject.of(p).create());
        }
        if (plugin instanceof LossPlugin<?> p) {
            LossSubject.of(p, TargetNumbers.usual()).forEach(subject -> creations.add(subject::create));
        }
        if (plugin instanceof MetricPlugin<?> p) {
            MetricSubject.of(p, TargetNumbers.usual()).forEach(subject -> creations.add(subject::create));
        }
        if (plugin instanceof LayerPlugin<?> p) {
            LayerSubject.of(p, LayerInputs.usual()).forEach(subject -> creations.add(subject::create));
        }
        return creations;
    }
}
