package dev.bpnet.data.table;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a column. Null leaves it to inference and to the defaults.
 *
 * @param type what its values are
 * @param normalize what is done to its numbers
 * @param missing what stands in for a missing value
 * @param positive which of the two labels of a target is the positive class
 * @param embedding how long the learned vectors of a category are
 */
public record ColumnSettings(
        @Doc("what the values are; inferred where it is left out") @Nullable ColumnType type,

        @Doc("what is done to numbers; standardize where it is left out") @Nullable Normalize normalize,

        @Doc("what stands in for a missing value; the median where it is left out") @Nullable Choice<Imputation> missing,

        @Doc("the positive class of a target with two labels; the second in sorted order where it is left out")
        @Nullable String positive,

        @Doc(
                "the length of the learned vector that each level of a category becomes, or none for one-hot; left out, one-hot up to 32 levels, and beyond a vector of 1.6·levels^0.56 numbers, at most 600")
        @Nullable EmbeddingUnits embedding) {

    /** Nothing said. */
    public static final ColumnSettings NONE = new ColumnSettings(null, null, null, null);

    /** Nothing said of vectors. */
    public ColumnSettings(
            @Nullable ColumnType type,
            @Nullable Normalize normalize,
            @Nullable Choice<Imputation> missing,
            @Nullable String positive) {
        this(type, normalize, missing, positive, null);
    }

    /** Only the type said. */
    public static ColumnSettings ofType(ColumnType type) {
        return new ColumnSettings(type, null, null, null);
    }

    /** These settings, with the other's where nothing is said here. */
    public ColumnSettings orElse(ColumnSettings other) {
        return new ColumnSettings(
                type != null ? type : other.type,
                normalize != null ? normalize : other.normalize,
                missing != null ? missing : other.missing,
                positive != null ? positive : other.positive,
                embedding != null ? embedding : other.embedding);
    }
}
