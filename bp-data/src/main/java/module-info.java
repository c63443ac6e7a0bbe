/** From files to the numbers a network is trained on, and back. */
module dev.bpnet.data {
    requires transitive dev.bpnet.core;
    requires de.siegmar.fastcsv;
    requires tools.jackson.databind;

    exports dev.bpnet.data;
    exports dev.bpnet.data.model;
    exports dev.bpnet.data.plugins;
    exports dev.bpnet.data.prepare;
    exports dev.bpnet.data.read;
    exports dev.bpnet.data.split;
    exports dev.bpnet.data.store;
    exports dev.bpnet.data.table;

    uses dev.bpnet.data.read.FormatPlugin;
    uses dev.bpnet.data.read.SourcePlugin;
    uses dev.bpnet.data.split.SplitPlugin;
    uses dev.bpnet.data.table.ImputationPlugin;

    provides dev.bpnet.data.read.FormatPlugin with
            dev.bpnet.data.read.CsvPlugin,
            dev.bpnet.data.read.TsvPlugin,
            dev.bpnet.data.read.IdxPlugin;
    provides dev.bpnet.data.read.SourcePlugin with
            dev.bpnet.data.read.IdxSourcePlugin;
    provides dev.bpnet.data.split.SplitPlugin with
            dev.bpnet.data.split.RandomSplitPlugin,
            dev.bpnet.data.split.StratifiedSplitPlugin;
    provides dev.bpnet.data.table.ImputationPlugin with
            dev.bpnet.data.prepare.MedianImputation,
            dev.bpnet.data.prepare.MeanImputation,
            dev.bpnet.data.prepare.ZeroImputation,
            dev.bpnet.data.prepare.ConstantImputation,
            dev.bpnet.data.prepare.ErrorImputation;
}
