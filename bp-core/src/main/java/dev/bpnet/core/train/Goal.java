package dev.bpnet.core.train;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Rescale;
import dev.bpnet.core.loss.StandardLoss;
import dev.bpnet.core.loss.WeightedSum;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a network is trained for: the loss, the unit of number targets, and the head that follows from both. This is the one
 * place that decides how an output activation and a loss go together.
 *
 * @param spec the network, its head in place
 * @param loss the loss that is minimised, in the training unit
 * @param reportedLoss the same loss in the target's own unit; of several targets the sum in the training unit
 * @param scaling the training unit of number targets; null where it is their own
 * @param target the target in its own unit
 * @param parts the goals that it is made of, one for each of several targets; else it alone
 */
public record Goal(
        NetworkSpec spec,
        Loss loss,
        Loss reportedLoss,
        @Nullable TargetScaling scaling,
        TargetInfo target,
        List<GoalPart> parts) {

    public Goal {
        parts = List.copyOf(parts);
    }

    private static Goal single(
            NetworkSpec spec, Loss loss, Loss reportedLoss, @Nullable TargetScaling scaling, TargetInfo target) {
        GoalPart whole = new GoalPart("", target, loss, reportedLoss, 1, scaling, 0, 0);
        return new Goal(spec, loss, reportedLoss, scaling, target, List.of(whole));
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
        Choice<Loss> chosen = settled(choice, target);
        if (chosen.parameters() instanceof WeightedSum.Parameters losses) {
            return SeveralGoals.of(spec, losses, data, standardize, plugins);
        }
        Loss reported = loss(chosen, target, plugins);
        LossPlugin<?> plugin = plugins.find(LossPlugin.class, chosen.name());
        OutputSplit split = OutputSplit.of(spec, chosen.name(), reported);
        List<LayerSpec> head = new ArrayList<>(split.head());
        TargetScaling scaling = null;
        Loss loss = reported;
        boolean numbers = target.kind() == TargetKind.NUMBER && plugin.standardizesNumbers();
        TargetScaling before = trainedUnit(spec, target);
        if ((standardize || before != null)
                && numbers
                && split.linear()
                && split.head().isEmpty()) {
            // A network that was trained before goes on in its unit: its weights mean nothing in another.
            scaling = before == null ? TargetScaling.of(data) : before;
            loss = loss(chosen, target.withScales(scaling.scale()), plugins);
            head.add(new LayerSpec("head[0]", rescale(reported, scaling)));
        }
        List<LayerSpec> layers = OutputPrior.in(split.layers(), split.linear(), reported, scaling != null, data);
        return single(new NetworkSpec(spec.inputs(), layers, head), loss, reported, scaling, target);
    }

    /** The usual loss where none is named, or a sum of losses that names none. */
    private static Choice<Loss> settled(@Nullable Choice<Loss> choice, TargetInfo target) {
        if (choice == null) {
            return StandardLoss.of(target);
        }
        boolean open = choice.name().equals(WeightedSum.NAME) && choice.parameters() == null;
        return open ? StandardLoss.of(target) : choice;
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
                            StandardLoss.of(target).name()));
        }
        try {
            return ClassWeighted.where(target, plugins.loss(choice, target));
        } catch (IllegalArgumentException wrong) {
            throw new MisfitException(MisfitException.Part.LOSS, String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * The goal of a network that was trained before: its head is in place, and tells the training unit.
     *
     * @throws MisfitException when the loss does not fit the target
     */
    public static Goal ofTrained(NetworkSpec spec, Choice<Loss> choice, TargetInfo target, Plugins plugins) {
        if (settled(choice, target).parameters() instanceof WeightedSum.Parameters losses) {
            return SeveralGoals.ofTrained(spec, losses, target, plugins);
        }
        Loss reported = loss(choice, target, plugins);
        TargetScaling scaling = trainedUnit(spec, target);
        if (scaling != null) {
            return single(spec, loss(choice, target.withScales(scaling.scale()), plugins), reported, scaling, target);
        }
        return single(spec, reported, reported, null, target);
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
            case SEVERAL -> target.parts().size() + " targets with a loss each";
        };
    }
}
