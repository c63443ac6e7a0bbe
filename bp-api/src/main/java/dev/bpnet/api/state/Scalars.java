package dev.bpnet.api.state;

/** The declared numbers of a plugin, by their position among its scalar slots. */
public interface Scalars {
    /** The value of scalar slot {@code index}. */
    double get(int index);

    /** Sets scalar slot {@code index}. */
    void set(int index, double value);
}
