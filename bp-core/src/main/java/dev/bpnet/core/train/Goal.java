package dev.bpnet.core.train;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.Dense;
import dev.bpnet.core.layer.Rescale;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a network is trained for: the loss, the unit of number targets, and the head that follows from both. This is the one
 * place that decides how an output activation and a loss go together.
 *
 * @param spec the network, its head in place
 * @param loss the loss that is minimised, in the training unit
 * @param reportedLoss the same loss in the target's own unit
 * @param scaling the training unit of number targets; null where it is their own
 * @param target the target in its own unit
 */
public record Goal(
        NetworkSpec spec,
        Loss loss,
        Loss reportedLoss,
        @Nullable TargetScaling scaling,
        TargetInfo target) {

    private static final String OUTPUT_ACTIVATION = "output activation";

    /** The loss that fits a target when none is named. */
    public static Choice<Loss> defaultLoss(TargetKind kind) {
        return Choice.of(
                switch (kind) {
                    case NUMBER -> "mean_squared_error";
                    case BINARY -> "binary_cross_entropy";
                    case CATEGORY -> "cross_entropy";
                    case MULTI_LABEL -> "binary_cross_entropy";
                });
    }

    /**
     * Puts network, loss and data together.
     *
     * @param standardize whether number targets are trained in standard units where loss and output allow it
     * @throws MisfitException with a sentence when they do not fit
     */
    public static Goal of(
            NetworkSpec spec, @Nullable Choice<Loss> choice, Dataset data, boolean standardize, Plugins plugins) {
        TargetInfo target = data.target();
        Choice<Loss> chosen = choice == null ? defaultLoss(target.kind()) : choice;
        Loss reported = loss(chosen, target, plugins);
        LossPlugin<?> plugin = plugins.find(LossPlugin.class, chosen.name());
        Split split = split(spec, chosen.name(), reported);
        List<LayerSpec> head = new ArrayList<>(split.head);
        TargetScaling scaling = null;
        Loss loss = reported;
        boolean numbers = target.kind() == TargetKind.NUMBER && plugin.standardizesNumbers();
        TargetScaling before = trainedUnit(spec, target);
        if ((standardize || before != null) && numbers && split.linear && split.head.isEmpty()) {
            // A network that was trained before goes on in its unit: its weights mean nothing in another.
            scaling = before == null ? TargetScaling.of(data) : before;
            loss = loss(chosen, target.withScales(scaling.scale()), plugins);
            head.add(new LayerSpec("head[0]", rescale(reported, scaling)));
        }
        List<LayerSpec> layers = OutputPrior.in(split.layers, split.linear, reported, scaling != null, data);
        return new Goal(new NetworkSpec(spec.inputs(), layers, head), loss, reported, scaling, target);
    }

    /** The way from predictions in the training unit to the target's own. */
    private static Choice<Layer> rescale(Loss loss, TargetScaling scaling) {
        List<Double> scale = new ArrayList<>();
        List<Double> shift = new ArrayList<>();
        for (int j = 0; j < loss.outputs(); j++) {
            scale.add(loss.predictionScale(j, scaling.scale()));
            shift.add(loss.predictionShift(j, scaling.shift()));
        }
        return Rescale.of(scale, shift);
    }

    /**
     * The loss of a choice for a target.
     *
     * @throws MisfitException when it does not accept that kind of target
     */
    public static Loss loss(Choice<Loss> choice, TargetInfo target, Plugins plugins) {
        LossPlugin<?> plugin = plugins.find(LossPlugin.class, choice.name());
        if (!plugin.accepts().contains(target.kind())) {
            throw new MisfitException(
                    MisfitException.Part.LOSS,
                    String.format(
                            Locale.ROOT,
                            "the loss %s does not fit this target, which is %s; %s does",
                            choice.name(),
                            describe(target),
                            defaultLoss(target.kind()).name()));
        }
        return ClassWeighted.where(target, plugins.loss(choice, target));
    }

    /**
     * The goal of a network that was trained before: its head is in place, and tells the training unit.
     *
     * @throws MisfitException when the loss does not fit the target
     */
    public static Goal ofTrained(NetworkSpec spec, Choice<Loss> choice, TargetInfo target, Plugins plugins) {
        Loss reported = loss(choice, target, plugins);
        TargetScaling scaling = trainedUnit(spec, target);
        if (scaling != null) {
            return new Goal(spec, loss(choice, target.withScales(scaling.scale()), plugins), reported, scaling, target);
        }
        return new Goal(spec, reported, reported, null, target);
    }

    /** The first columns of predictions are in the unit of the targets, whatever a loss predicts besides. */
    private static @Nullable TargetScaling trainedUnit(NetworkSpec spec, TargetInfo target) {
        if (spec.head().isEmpty()) {
            return null;
        }
        return spec.head().getLast().choice().parameters() instanceof Rescale.Parameters rescale
                ? new TargetScaling(
                        rescale.scale().subList(0, target.columns()),
                        rescale.shift().subList(0, target.columns()))
                : null;
    }

    /** What a target is, in words: {@code one of 3 classes}. */
    public static String describe(TargetInfo target) {
        return switch (target.kind()) {
            case NUMBER -> target.columns() == 1 ? "a number" : target.columns() + " numbers";
            case BINARY -> "one of two classes";
            case CATEGORY -> "one of " + target.labels().size() + " classes";
            case MULTI_LABEL -> target.labels().size() + " labels";
        };
    }

    private record Split(List<LayerSpec> layers, List<LayerSpec> head, boolean linear) {}

    /** Takes the output activation off the layers where it is the loss's link, and adds the link where it was left out. */
    private static Split split(NetworkSpec spec, String lossName, Loss loss) {
        Optional<String> link = loss.link();
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        Choice<Activation> activation = takeOutputActivation(layers);
        if (activation == null && !spec.head().isEmpty()) {
            activation = outputActivation(spec.head().getFirst());
        }
        if (link.isEmpty() && loss.outputActivation().isPresent()) {
            Choice<Activation> wanted = loss.outputActivation().get();
            if (activation != null && !activation.name().equals(wanted.name())) {
                throw wrongActivation(lossName, wanted.name(), activation.name());
            }
            layers.add(new LayerSpec(OUTPUT_ACTIVATION, ActivationOnly.of(wanted)));
            return new Split(layers, List.of(), true);
        }
        if (link.isEmpty()) {
            if (activation == null || activation.name().equals("identity")) {
                return new Split(layers, List.of(), true);
            }
            layers.add(new LayerSpec(OUTPUT_ACTIVATION, ActivationOnly.of(activation)));
            return new Split(layers, List.of(), false);
        }
        if (activation != null && !activation.name().equals(link.get())) {
            throw wrongActivation(lossName, link.get(), activation.name());
        }
        Choice<Activation> shown = loss.linkChoice().orElseThrow();
        return new Split(layers, List.of(new LayerSpec("head[0]", ActivationOnly.of(shown))), true);
    }

    private static MisfitException wrongActivation(String loss, String wanted, String found) {
        return new MisfitException(
                MisfitException.Part.OUTPUT_ACTIVATION,
                String.format(
                                Locale.ROOT,
                                "the loss %s works with the output activation %s, not with %s: leave the activation out, or choose ",
                                loss,
                                wanted,
                                found)
                        + "another loss (mean_squared_error works with any)");
    }

    private static @Nullable Choice<Activation> takeOutputActivation(List<LayerSpec> layers) {
        LayerSpec last = layers.getLast();
        Choice<Activation> activation = outputActivation(last);
        if (activation != null) {
            layers.removeLast();
            if (layers.isEmpty()) {
                throw new MisfitException(
                        MisfitException.Part.OUTPUT_ACTIVATION,
                        "a network has at least one layer before its output activation");
            }
            return activation;
        }
        if (last.choice().parameters() instanceof Dense.Parameters dense && dense.activation() != null) {
            Choice<Activation> own = dense.activation();
            layers.set(
                    layers.size() - 1,
                    new LayerSpec(last.name(), Choice.of(last.choice().name(), dense.withActivation(null))));
            return own;
        }
        return null;
    }

    private static @Nullable Choice<Activation> outputActivation(LayerSpec layer) {
        return layer.choice().parameters() instanceof ActivationOnly.Parameters p ? p.function() : null;
    }
}
