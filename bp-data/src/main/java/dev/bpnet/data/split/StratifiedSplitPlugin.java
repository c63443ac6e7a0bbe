package dev.bpnet.data.split;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import org.jspecify.annotations.Nullable;

/** {@code split: {stratified: {validation: 0.2, test: 0.2}}}. */
@Doc("rows drawn at random by the seed of the run, from each class alike")
public final class StratifiedSplitPlugin implements SplitPlugin<StratifiedSplitPlugin.Parameters> {

    /**
     * @param validation the share of the rows to validate on
     * @param test the share of the rows to test on
     * @param by the category column whose labels are to have the same shares in each part; null for the target
     */
    public record Parameters(
            @Doc("the share of the rows to validate on") @Range(min = 0, max = 1, exclusiveMax = true)
            double validation,

            @Doc("the share of the rows to test on") @Range(min = 0, max = 1, exclusiveMax = true)
            double test,

            @Doc("the category column whose labels are spread evenly; the target where it is left out") @Nullable String by) {

        public Parameters {
            Fractions.check(validation, test);
        }
    }

    @Override
    public String name() {
        return "stratified";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0, 0, null);
    }

    @Override
    public Split create(Parameters parameters) {
        Fractions.checkAny(name(), parameters.validation(), parameters.test());
        return new StratifiedSplit(parameters.validation(), parameters.test(), parameters.by());
    }
}
