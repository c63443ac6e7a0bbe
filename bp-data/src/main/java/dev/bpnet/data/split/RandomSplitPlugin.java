package dev.bpnet.data.split;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/** {@code split: {random: {validation: 0.2, test: 0.2}}}. */
@Doc("rows drawn at random, by the seed of the run")
public final class RandomSplitPlugin implements SplitPlugin<RandomSplitPlugin.Parameters> {

    /**
     * @param validation the share of the rows to validate on
     * @param test the share of the rows to test on
     */
    public record Parameters(
            @Doc("the share of the rows to validate on") @Range(min = 0, max = 1, exclusiveMax = true)
            double validation,

            @Doc("the share of the rows to test on") @Range(min = 0, max = 1, exclusiveMax = true)
            double test) {

        public Parameters {
            Fractions.check(validation, test);
        }
    }

    @Override
    public String name() {
        return "random";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0, 0);
    }

    @Override
    public Split create(Parameters parameters) {
        Fractions.checkAny(name(), parameters.validation(), parameters.test());
        return new RandomSplit(parameters.validation(), parameters.test());
    }
}
