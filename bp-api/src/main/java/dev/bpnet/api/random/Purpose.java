package dev.bpnet.api.random;

/**
 * What random numbers are for. Two purposes never share numbers, so adding dropout to a network does not change how it
 * is initialised or shuffled.
 *
 * <p>The number, not the place in this list, enters the random numbers; it never changes. Plugins take numbers from
 * {@link #FIRST_FREE} on and hand them to {@link RandomStream#of(long, int, long)}.
 */
public enum Purpose {
    /** First values of parameters. */
    INITIALIZE(1),
    /** The order of rows in an epoch. */
    SHUFFLE(2),
    /** Dividing rows into training, validation and test. */
    SPLIT(3),
    /** Which activations a dropout layer drops. */
    DROPOUT(4),
    /** Noise added to values. */
    NOISE(5),
    /** Drawing rows with or without replacement. */
    SAMPLE(6),
    /** Choosing the settings of trials. */
    SEARCH(7),
    /** Permuting a column to see what it is worth. */
    IMPORTANCE(8),
    /** Made-up data sets. */
    SYNTHESIS(9);

    /** The first number that no constant of this enum will ever have. */
    public static final int FIRST_FREE = 1000;

    private final int number;

    Purpose(int number) {
        this.number = number;
    }

    /** The number that enters the random numbers. */
    public int number() {
        return number;
    }
}
