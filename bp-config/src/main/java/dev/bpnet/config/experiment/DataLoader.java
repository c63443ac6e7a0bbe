package dev.bpnet.config.experiment;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.Note;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.prepare.FittedCategory;
import dev.bpnet.data.prepare.FittedColumn;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.FittedTarget;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.Preparation;
import dev.bpnet.data.prepare.RowRoles;
import dev.bpnet.data.read.Fingerprint;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.split.Partition;
import dev.bpnet.data.split.Split;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.EmbeddingUnits;
import dev.bpnet.data.table.Normalize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a configuration, divides them, learns the encoding of the training rows and encodes all. */
final class DataLoader {
    private final Plugins plugins;
    private final ExperimentConfig experiment;
    private final DataConfig config;
    private final RowRoles roles;
    private final long seed;
    private final DataSources sources;
    private final long rowsPerFile;
    private final List<Fingerprint> files = new ArrayList<>();
    private final PartEncoder encoder;
    private final @Nullable StartingModel start;

    /**
     * @param folder that paths of the configuration are relative to
     * @param cache the folder for rows that do not fit into memory
     * @param start the model that tells how inputs are encoded; null to learn it
     */
    DataLoader(
            Plugins plugins,
            ExperimentConfig config,
            Path folder,
            Path cache,
            long rowsPerFile,
            @Nullable StartingModel start) {
        this.plugins = plugins;
        this.experiment = config;
        this.config = config.data();
        this.roles =
                new RowRoles(config.training().sampleWeight(), config.training().offset());
        this.seed = config.seed();
        this.sources = new DataSources(plugins, folder, config.data().format());
        this.rowsPerFile = rowsPerFile;
        this.start = start;
        this.encoder = new PartEncoder(config.data(), cache, rowsPerFile, files);
    }

    PreparedData load() {
        List<Source> train = open(config.train());
        List<Source> validation = open(config.validation());
        List<Source> test = open(config.test());
        StartingModel model = start;
        Preparation preparation = new Preparation(
                experiment.targets(),
                config.ignore(),
                config.columns(),
                roles,
                model == null ? Map.of() : model.types());
        LoadedData loaded = LoadedData.load(train, preparation, rowsPerFile, encoder.spill());
        Partition partition = partition(loaded, !validation.isEmpty(), !test.isEmpty());
        List<Note> notes = new ArrayList<>(loaded.notes());
        List<FittedColumn> known = model == null ? List.of() : model.inputs(loaded, roles);
        notes.addAll(model == null ? List.of() : model.notes(config.columns()));
        FittedPreprocessing fitted =
                described(loaded.fit(plugins, partition.train(), notes, known).withTargetsInOwnUnits());
        laterLevels(loaded, fitted, model != null).ifPresent(notes::add);
        TargetInfo target = target(fitted);
        Experiment.Parts parts = new Experiment.Parts(
                encoder.ofTable("train", loaded, fitted, partition.train(), target),
                part("validation", loaded, fitted, partition.validation(), validation, target),
                part("test", loaded, fitted, partition.test(), test, target));
        return new PreparedData(
                fitted,
                target,
                !fitted.reconstructs() && standardizesTarget(),
                parts,
                notes.stream().map(Note::text).toList(),
                files);
    }

    /** With heads and with the weights of classes, where they are asked for. */
    private FittedPreprocessing described(FittedPreprocessing fitted) {
        Map<String, NetworkConfig.Head> heads = experiment.network().heads();
        FittedPreprocessing described =
                weighted(fitted, experiment.training().classWeights(), "training.class_weights", experiment.targets());
        List<FittedPreprocessing.Head> shares = new ArrayList<>();
        for (Map.Entry<String, NetworkConfig.Head> head : heads.entrySet()) {
            List<String> targets = head.getValue().target().names();
            shares.add(new FittedPreprocessing.Head(head.getKey(), targets.size()));
            String key = "network.heads." + head.getKey() + ".class_weights";
            described = weighted(described, head.getValue().classWeights(), key, targets);
        }
        return described.withHeads(shares);
    }

    private static FittedPreprocessing weighted(
            FittedPreprocessing fitted, @Nullable ClassWeights weights, String key, List<String> targets) {
        if (weights == null) {
            return fitted;
        }
        String name = targets.getFirst();
        Optional<FittedTarget> target = fitted.targets().stream()
                .filter(found -> found.name().equals(name))
                .findFirst();
        if (targets.size() > 1 || !(target.orElse(null) instanceof FittedTarget.Category category)) {
            throw ResolutionException.of(key, "class weights are for one target that is a category");
        }
        return fitted.withClassWeights(name, weights.of(key, category.labels(), category.counts()));
    }

    /** What the rows that were not read may change: shapes follow from the levels of categories. */
    private Optional<Note> laterLevels(LoadedData loaded, FittedPreprocessing fitted, boolean inputsKnown) {
        List<String> categories = new ArrayList<>();
        for (FittedColumn input : inputsKnown ? List.<FittedColumn>of() : fitted.inputs()) {
            if (input instanceof FittedCategory) {
                categories.add(Quoted.of(input.name()));
            }
        }
        for (FittedTarget target : fitted.columnTargets()) {
            if (target instanceof FittedTarget.Category) {
                categories.add(Quoted.of(target.name()));
            }
        }
        if (loaded.table().rows() < rowsPerFile || categories.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Note(
                null,
                String.format(
                        Locale.ROOT,
                        "of each file the first %,d rows were looked at: where later ones have further levels of %s, training"
                                + " makes more inputs or outputs of them, and of an input of more than %d levels learned vectors",
                        rowsPerFile,
                        String.join(", ", categories),
                        EmbeddingUnits.ONE_HOT_LEVELS)));
    }

    private List<Source> open(@Nullable DataFilesConfig named) {
        if (named == null) {
            return List.of();
        }
        List<Source> opened = sources.of(named);
        for (Source source : opened) {
            source.files().forEach(file -> files.add(Fingerprint.of(file)));
        }
        return opened;
    }

    private Partition partition(LoadedData loaded, boolean validationGiven, boolean testGiven) {
        Choice<Split> choice = config.split();
        if (choice == null) {
            return Partition.all(loaded.table().rows());
        }
        Split split;
        try {
            split = DataPlugins.split(plugins, choice);
        } catch (IllegalArgumentException wrong) {
            throw ResolutionException.of("data.split", String.valueOf(wrong.getMessage()));
        }
        return loaded.split(split, seed, validationGiven, testGiven).getFirst();
    }

    private static TargetInfo target(FittedPreprocessing fitted) {
        if (fitted.heads().isEmpty()) {
            checkTogether("data.target", fitted.targets());
        }
        int first = 0;
        for (FittedPreprocessing.Head head : fitted.heads()) {
            List<FittedTarget> own = fitted.targets().subList(first, first + head.targets());
            checkTogether("network.heads." + head.name() + ".target", own);
            first += head.targets();
        }
        return fitted.targetInfo();
    }

    private static void checkTogether(String key, List<FittedTarget> targets) {
        boolean labels = targets.stream().allMatch(FittedTarget::isLabel);
        for (FittedTarget target : targets) {
            if (targets.size() > 1 && !labels && !(target instanceof FittedTarget.Number)) {
                throw ResolutionException.of(
                        key,
                        String.format(
                                Locale.ROOT,
                                "of several targets all have to be numbers, or all have two classes, and '%s' is a category",
                                target.name()),
                        String.format(
                                Locale.ROOT,
                                "if its values are numbers, say so: data: {columns: {%s: {type: number}}}",
                                target.name()),
                        "targets of different kinds have a head each: network: {heads: ...}");
            }
        }
    }

    private @Nullable Dataset part(
            String part,
            LoadedData loaded,
            FittedPreprocessing fitted,
            int[] rows,
            List<Source> given,
            TargetInfo target) {
        if (!given.isEmpty()) {
            return encoder.ofFiles(part, loaded, fitted, given, target);
        }
        return rows.length == 0 ? null : encoder.ofTable(part, loaded, fitted, rows, target);
    }

    /** A target whose numbers the user wants left alone is trained in its own unit. */
    private boolean standardizesTarget() {
        return experiment.targets().stream()
                .map(name -> config.columns().getOrDefault(name, ColumnSettings.NONE))
                .noneMatch(settings -> settings.normalize() == Normalize.NONE);
    }
}
