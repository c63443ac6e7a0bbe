package dev.bpnet.cli.terminal;

import dev.bpnet.config.experiment.ConfigException;
import dev.bpnet.config.problems.ProblemText;
import dev.bpnet.core.plugins.DuplicatePluginException;
import dev.bpnet.core.plugins.UnknownPluginException;
import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.model.ModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Tells what went wrong in words, and what the process ends with. A stack trace is for those who ask for one. */
public final class Failures {
    private final Console console;

    /** Tells it there. */
    public Failures(Console console) {
        this.console = console;
    }

    /** Tells a failure; returns the exit code. */
    public int tell(Throwable failure, boolean debug) {
        int code = switch (failure) {
            case ConfigException wrong -> {
                tellConfig(wrong);
                yield ExitCode.USAGE;
            }
            case DataException wrong -> {
                tellData(wrong);
                tellTotal(wrong.total());
                yield ExitCode.FAILED;
            }
            case ModelException wrong -> line(String.valueOf(wrong.getMessage()), ExitCode.FAILED);
            case UsageException wrong -> error(String.valueOf(wrong.getMessage()), ExitCode.USAGE);
            case UnknownPluginException wrong -> error(String.valueOf(wrong.getMessage()), ExitCode.USAGE);
            case DuplicatePluginException wrong -> error(String.valueOf(wrong.getMessage()), ExitCode.USAGE);
            case UncheckedIOException wrong -> error(sentence(cause(wrong)), ExitCode.FAILED);
            case IOException wrong -> error(sentence(wrong), ExitCode.FAILED);
            case OutOfMemoryError wrong ->
                error(
                        String.format(
                                Locale.ROOT,
                                "there is not enough memory (%d MB): give more with BP_JAVA_OPTS=-Xmx4g, or take smaller batches",
                                Runtime.getRuntime().maxMemory() >> 20),
                        ExitCode.FAILED);
            case IllegalArgumentException wrong -> error(String.valueOf(wrong.getMessage()), ExitCode.USAGE);
            default ->
                error(
                        String.format(Locale.ROOT, "something unexpected happened: %s; --debug shows where", failure),
                        ExitCode.FAILED);
        };
        if (debug) {
            failure.printStackTrace(console.err());
        }
        return code;
    }

    private void tellConfig(ConfigException wrong) {
        DataException data = wrong.data();
        if (data == null) {
            console.err().print(ProblemText.of(wrong.problems()));
            return;
        }
        wrong.problems().forEach(problem -> console.err().print(ProblemText.of(problem)));
        tellData(data);
        tellTotal(wrong.problems().size() + data.total());
    }

    private void tellTotal(long total) {
        console.err().println(total == 1 ? "1 problem" : total + " problems");
    }

    private void tellData(DataException wrong) {
        for (DataProblem problem : wrong.problems()) {
            console.err().println(problem.text());
        }
        long more = wrong.total() - wrong.problems().size();
        if (more > 0) {
            console.err().println("and " + more + " more");
        }
    }

    private int error(String sentence, int code) {
        return line("error: " + sentence, code);
    }

    private int line(String text, int code) {
        console.err().println(text);
        return code;
    }

    private static IOException cause(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return cause == null ? new IOException(String.valueOf(failure.getMessage())) : cause;
    }

    private static String sentence(IOException failure) {
        if (failure instanceof FileSystemException about && about.getReason() == null) {
            String kind = switch (about) {
                case java.nio.file.NoSuchFileException missing -> "there is no such file or folder";
                case java.nio.file.AccessDeniedException denied -> "permission denied";
                case java.nio.file.FileAlreadyExistsException there -> "is there already";
                default -> about.getClass().getSimpleName();
            };
            return about.getFile() + ": " + kind;
        }
        return String.valueOf(failure.getMessage());
    }
}
