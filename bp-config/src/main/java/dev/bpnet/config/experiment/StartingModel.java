package dev.bpnet.config.experiment;

import dev.bpnet.core.layer.Offset;
import dev.bpnet.core.network.Transfer;
import dev.bpnet.core.network.TransferException;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.TreePath;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Goal;
import dev.bpnet.data.Note;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.model.ModelException;
import dev.bpnet.data.prepare.FittedCategory;
import dev.bpnet.data.prepare.FittedColumn;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.FittedTarget;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.RowRoles;
import dev.bpnet.data.read.Fingerprint;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The model that a network starts from, held against the data and the network. */
final class StartingModel {
    private static final String PATH = "network.start_from";
    private static final String REFIT =
            "or learn the encoding of the inputs anew: start_from: {preprocessing: fit}; a layer whose shape fits still starts from the model";

    private final StartFrom config;
    private final Fingerprint file;
    private final Model model;

    private StartingModel(StartFrom config, Fingerprint file, Model model) {
        this.config = config;
        this.file = file;
        this.model = model;
    }

    /**
     * Reads the model.
     *
     * @throws ResolutionException when there is none or it cannot be used
     */
    static StartingModel read(StartFrom config, Path folder, Plugins plugins) {
        Path named = folder.resolve(config.model());
        Path file = Files.isDirectory(named) ? named.resolve(Model.FILE) : named;
        if (!Files.exists(named)) {
            throw wrong(
                    String.format(Locale.ROOT, "there is no model or run '%s'", config.model()),
                    "the path starts at the folder of the file that names it; bp train writes runs into the current folder");
        }
        if (!Files.exists(file)) {
            throw wrong(
                    String.format(Locale.ROOT, "the folder '%s' has no %s", config.model(), Model.FILE),
                    "name the folder of a run, such as runs/NAME/latest, or a model file");
        }
        try {
            return new StartingModel(config, Fingerprint.of(file), Model.load(file, plugins));
        } catch (ModelException unusable) {
            throw wrong(
                    String.format(Locale.ROOT, "the model '%s' %s", config.model(), unusable.sentence()),
                    "name a model.bp that bp train wrote; bp inspect shows what one holds");
        }
    }

    private static ResolutionException wrong(String sentence, String... hints) {
        return ResolutionException.of(PATH + ".model", sentence, hints);
    }

    private boolean reuses() {
        return config.preprocessing() == StartFrom.Encoding.REUSE;
    }

    /** What a person should know who says of inputs how they are encoded, while the model settles that. */
    List<Note> notes(Map<String, ColumnSettings> columns) {
        List<Note> notes = new ArrayList<>();
        for (FittedColumn input : reuses() ? model.preprocessing().inputs() : List.<FittedColumn>of()) {
            ColumnSettings settings = columns.getOrDefault(input.name(), ColumnSettings.NONE);
            if (settings.normalize() != null || settings.missing() != null || settings.embedding() != null) {
                notes.add(new Note(
                        input.name(),
                        "is encoded as in the model to start from, whatever normalize, missing and embedding say; "
                                + "start_from: {preprocessing: fit} learns it anew"));
            }
        }
        return notes;
    }

    /** The types of inputs, which are not to be inferred where the model has them. */
    Map<String, ColumnType> types() {
        Map<String, ColumnType> types = new HashMap<>();
        if (reuses()) {
            model.preprocessing().inputs().forEach(column -> types.put(column.name(), column.type()));
        }
        return types;
    }

    /**
     * How the model encodes these inputs; empty where that is to be learnt anew.
     *
     * @throws ResolutionException when they are others
     */
    List<FittedColumn> inputs(LoadedData loaded, RowRoles roles) {
        if (!reuses()) {
            return List.of();
        }
        List<FittedColumn> known = model.preprocessing().inputs();
        Map<String, ColumnType> types =
                known.stream().collect(Collectors.toMap(FittedColumn::name, FittedColumn::type));
        List<String> more = new ArrayList<>();
        for (Column column : loaded.inputs()) {
            ColumnType type = types.remove(column.name());
            if (type == null) {
                more.add(column.name());
            } else if (type != column.type()) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "the column '%s' is a %s in the model, and a %s here",
                                column.name(),
                                type.label(),
                                column.type().label()),
                        "leave its type out of data.columns, then it is that of the model",
                        REFIT);
            }
        }
        if (!more.isEmpty() || !types.isEmpty()) {
            throw otherInputs(
                    more,
                    known.stream()
                            .map(FittedColumn::name)
                            .filter(types::containsKey)
                            .toList());
        }
        if (!Objects.equals(offset(), roles.offset())) {
            throw wrong(
                    String.format(
                            Locale.ROOT,
                            "the model was trained with %s, and here there is %s",
                            offset() == null ? "no offset" : "the offset '" + offset() + "'",
                            roles.offset() == null ? "none" : "'" + roles.offset() + "'"),
                    "say the same as training.offset",
                    REFIT);
        }
        if (loaded.reconstructs()) {
            refuseVectors(known);
        }
        return known;
    }

    private static void refuseVectors(List<FittedColumn> known) {
        for (FittedColumn input : known) {
            if (input instanceof FittedCategory category && category.isEmbedded()) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "the inputs are reconstructed, for which categories have to be one-hot, and '%s' is a learned vector in the model",
                                category.name()),
                        REFIT);
            }
        }
    }

    private static ResolutionException otherInputs(List<String> more, List<String> missing) {
        List<String> parts = new ArrayList<>();
        List<String> hints = new ArrayList<>();
        if (!missing.isEmpty()) {
            parts.add("lacks " + quoted(missing));
        }
        if (!more.isEmpty()) {
            parts.add("has " + quoted(more) + " besides");
            hints.add("leave out what the model does not know: data: {ignore: [" + String.join(", ", more) + "]}");
        }
        hints.add(REFIT);
        return wrong(
                "the model was trained on other inputs: this data " + String.join(" and ", parts),
                hints.toArray(String[]::new));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** The column that the model adds to its output, the last of its inputs. */
    private @Nullable String offset() {
        boolean offset = model.network().spec().layers().stream()
                .anyMatch(layer -> layer.name().equals(Heads.OFFSET)
                        && layer.choice().name().equals(Offset.NAME));
        return offset ? model.preprocessing().inputs().getLast().name() : null;
    }

    /**
     * A goal whose network starts from the model.
     *
     * @param goal the goal
     * @param start what the network takes over
     */
    record Begun(Goal goal, Experiment.Start start) {}

    /**
     * Settles what a network takes over. Its output does only where it means the same, or where it was named.
     *
     * @param here how the data is encoded here
     * @param goal makes the goal of a network
     * @throws ResolutionException when nothing fits, or a layer that was named does not
     */
    Begun begin(NetworkSpec spec, FittedPreprocessing here, Function<NetworkSpec, Goal> goal, Plugins plugins) {
        Graph graph = Graph.of(spec, plugins);
        List<String> output = Transfer.output(graph);
        Transfer transfer = Transfer.from(model.network()).layers(config.layers());
        boolean free = config.layers().isEmpty();
        String vectors = free ? otherVectors(here.inputs()) : null;
        if (vectors != null) {
            transfer = transfer.without(List.of(FittedPreprocessing.INPUT_LAYER), vectors);
        }
        String because = free ? otherTarget(here.targets()) : null;
        if (because != null) {
            transfer = transfer.without(output, because);
        }
        try {
            Goal settled = goal.apply(transfer.inItsUnit(spec, plugins));
            boolean taken = transfer.taken(graph).copied().stream().anyMatch(output::contains);
            if (free
                    && taken
                    && !settled.spec().head().equals(model.network().spec().head())) {
                transfer = transfer.without(output, "with another loss its numbers would mean something else");
                settled = goal.apply(spec);
            }
            return new Begun(settled, new Experiment.Start(file, transfer, transfer.taken(graph)));
        } catch (TransferException misfit) {
            String path = misfit.layer() == TransferException.ALL
                    ? PATH + ".model"
                    : TreePath.index(PATH + ".layers", misfit.layer());
            throw ResolutionException.of(
                    path, String.valueOf(misfit.getMessage()), misfit.hints().toArray(String[]::new));
        }
    }

    /** Why the vectors of embedded columns cannot be taken over: a vector belongs to a label, not to its number. */
    private @Nullable String otherVectors(List<FittedColumn> inputs) {
        for (FittedColumn input : inputs) {
            for (FittedColumn there : model.preprocessing().inputs()) {
                if (input instanceof FittedCategory category
                        && there instanceof FittedCategory trained
                        && category.isEmbedded()
                        && category.name().equals(trained.name())
                        && !category.levels().equals(trained.levels())) {
                    return "the vectors of '" + category.name() + "' belong to other labels";
                }
            }
        }
        return null;
    }

    /** Why the output cannot be taken over, going by what it predicts; null where nothing speaks against it. */
    private @Nullable String otherTarget(List<FittedTarget> targets) {
        List<FittedTarget> trained = model.preprocessing().targets();
        boolean several = targets.size() > 1 || trained.size() > 1;
        if (targets.size() != trained.size()) {
            return String.format(Locale.ROOT, "%d targets here, %d there", targets.size(), trained.size());
        }
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i) instanceof FittedTarget.Category here
                    && trained.get(i) instanceof FittedTarget.Category there) {
                if (!here.labels().equals(there.labels())) {
                    return "it predicts other classes";
                }
            } else if (targets.get(i).getClass() != trained.get(i).getClass()) {
                return "it predicts a number on one side and a class on the other";
            }
            boolean named = several || targets.get(i) instanceof FittedTarget.Number;
            if (named && !targets.get(i).name().equals(trained.get(i).name())) {
                return String.format(
                        Locale.ROOT,
                        "it predicts '%s' here, '%s' there",
                        targets.get(i).name(),
                        trained.get(i).name());
            }
        }
        return null;
    }
}
