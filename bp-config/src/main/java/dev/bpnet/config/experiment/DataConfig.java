package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.data.read.Format;
import dev.bpnet.data.split.Split;
import dev.bpnet.data.table.ColumnSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from and what their columns are.
 *
 * @param train the rows to train on, from which a split may cut the others
 * @param validation the rows to choose the best epoch by
 * @param test the rows to judge the result by
 * @param format how the files are written; null goes by their names
 * @param target the columns to predict
 * @param split how to cut validation and test rows out of the training rows; null cuts none
 * @param columns what the user says of columns, by name
 * @param ignore columns to leave out
 * @param cache where encoded rows are kept
 */
public record DataConfig(
        @Required
        @Doc("rows to train on: a path, a glob, a list of them, or files that belong together as idx: {images, labels}")
        DataFilesConfig train,

        @Doc("rows to choose the best epoch by") @Nullable DataFilesConfig validation,
        @Doc("rows to judge the result by") @Nullable DataFilesConfig test,

        @Doc("how all files are written; left out, as their names say") @Nullable Choice<Format> format,

        @Doc(
                "the column to predict, or a list of columns; {inputs: all} has the network reconstruct its own inputs; left out where network.heads name them")
        @Nullable TargetColumns target,

        @Doc("cuts validation and test rows out of train, where they are not given as files") @Nullable Choice<Split> split,

        @Doc("what inference should not decide, by column") Map<String, ColumnSettings> columns,
        @Doc("columns to leave out") List<String> ignore,

        @Doc("where encoded rows are kept while the network is trained; changes no result")
        DataCache cache) {

    /** The same with other files. */
    DataConfig withFiles(
            DataFilesConfig newTrain, @Nullable DataFilesConfig newValidation, @Nullable DataFilesConfig newTest) {
        return new DataConfig(newTrain, newValidation, newTest, format, target, split, columns, ignore, cache);
    }

    /** Nothing said; train has to be. */
    public static DataConfig defaults() {
        return new DataConfig(
                new DataFilesConfig(List.of("train.csv"), null),
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                DataCache.AUTO);
    }
}
