package dev.bpnet.cli.command;

import dev.bpnet.cli.predict.PredictionStream;
import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.read.Input;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.store.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bp predict MODEL [FILE | -]}: a line for every row. */
@Command(
        name = "predict",
        description = "Predicts rows and writes CSV, a line for every row, in any number.",
        mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final ModelArguments model = new ModelArguments();

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "FILE",
            description = "The rows; - or nothing reads CSV from the standard input.")
    private String file = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.csv",
            description = "Write there instead of to the standard output.")
    private @Nullable Path output;

    @Option(names = "--keep", description = "Put the input columns in front of the prediction.")
    private boolean keep;

    @Option(names = "--kernels", defaultValue = KernelSelection.AUTO, description = "auto, scalar, simd, ...")
    private String kernels = KernelSelection.AUTO;

    @Mixin
    private final SharedOptions shared = new SharedOptions();

    /** Talks to that console. */
    public PredictCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Session session = new Session(shared, console);
        Model loaded = model.load(session);
        KernelSelection selected =
                KernelSelection.select(kernels, session.plugins().kernelsProviders());
        Input input = file.equals("-") ? Input.of(Input.STDIN, console.in()) : Input.of(Path.of(file));
        Source source = ModelArguments.sources(loaded, session).of(input);
        PredictionStream stream = new PredictionStream(loaded, selected, keep);
        Path to = output;
        if (to == null) {
            Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
            stream.run(source, out);
            out.flush();
        } else {
            AtomicFile.write(to, bytes -> {
                Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
                stream.run(source, out);
                out.flush();
            });
        }
        return ExitCode.DONE;
    }
}
