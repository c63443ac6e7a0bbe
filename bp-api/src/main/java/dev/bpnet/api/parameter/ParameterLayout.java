package dev.bpnet.api.parameter;

import java.util.ArrayList;
import java.util.List;

/** The parameters of a network one after another without gaps, in the order of their layers. */
public final class ParameterLayout {
    private final List<Parameter> parameters;
    private final int size;

    private ParameterLayout(List<Parameter> parameters, int size) {
        this.parameters = List.copyOf(parameters);
        this.size = size;
    }

    /** All parameters in order. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The length of each flat array. */
    public int size() {
        return size;
    }

    /** A builder that lays parameters out as they are added. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects parameters. */
    public static final class Builder {
        private final List<Parameter> parameters = new ArrayList<>();
        private int size;

        private Builder() {}

        /**
         * Adds a parameter behind the ones before it.
         *
         * @throws ArithmeticException when the layout would hold more than 2³¹ - 1 values
         */
        public Parameter add(String name, Role role, int rows, int columns) {
            Parameter parameter = new Parameter(parameters.size(), name, role, size, rows, columns);
            size = Math.addExact(size, Math.multiplyExact(rows, columns));
            parameters.add(parameter);
            return parameter;
        }

        /** The finished layout. */
        public ParameterLayout build() {
            return new ParameterLayout(parameters, size);
        }
    }
}
