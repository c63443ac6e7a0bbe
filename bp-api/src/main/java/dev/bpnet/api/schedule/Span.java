package dev.bpnet.api.schedule;

/**
 * A length of training: in YAML a whole number of epochs ({@code 5}) or a text with its unit ({@code "500 steps"},
 * {@code "5 epochs"}).
 *
 * @param count how many
 * @param unit of what
 */
public record Span(long count, Unit unit) {

    public Span {
        if (count < 0) {
            throw new IllegalArgumentException("a span of " + count + " " + unit.plural() + " is negative");
        }
    }

    /** What is counted. */
    public enum Unit {
        /** Passes over the training rows. */
        EPOCHS,
        /** Updates of the parameters. */
        STEPS;

        /** The word for several. */
        public String plural() {
            return this == EPOCHS ? "epochs" : "steps";
        }
    }

    /** That many epochs. */
    public static Span epochs(long count) {
        return new Span(count, Unit.EPOCHS);
    }

    /** That many steps. */
    public static Span steps(long count) {
        return new Span(count, Unit.STEPS);
    }

    /** As YAML writes it: {@code 5 epochs}, {@code 500 steps}. */
    @Override
    public String toString() {
        String plural = unit.plural();
        return count + " " + (count == 1 ? plural.substring(0, plural.length() - 1) : plural);
    }
}
