package dev.bpnet.api.state;

/**
 * A piece of state that a plugin keeps between steps. Declaring it is all a plugin does: the engine makes it, begins it, and whoever
 * copies parameters and slots can go on from there to the bit. A model holds no slots.
 *
 * @param name for example {@code m}; unique within the plugin
 * @param shape one number, or an array of the parameters' layout
 * @param start what it holds before the first step
 * @param value the value of {@link Start#VALUE}
 */
public record Slot(String name, Shape shape, Start start, double value) {

    /** One number or one per parameter value. */
    public enum Shape {
        /** A double. */
        SCALAR,
        /** A float for every value of the parameters. */
        ARRAY
    }

    /** What a slot begins with. */
    public enum Start {
        /** {@link Slot#value()} everywhere. */
        VALUE,
        /** A copy of the parameters. */
        PARAMETERS
    }

    /** An array of zeros. */
    public static Slot array(String name) {
        return new Slot(name, Shape.ARRAY, Start.VALUE, 0);
    }

    /** An array filled with a value. */
    public static Slot array(String name, double value) {
        return new Slot(name, Shape.ARRAY, Start.VALUE, value);
    }

    /** An array that starts as a copy of the parameters. */
    public static Slot copyOfParameters(String name) {
        return new Slot(name, Shape.ARRAY, Start.PARAMETERS, 0);
    }

    /** One number. */
    public static Slot scalar(String name, double value) {
        return new Slot(name, Shape.SCALAR, Start.VALUE, value);
    }
}
