package dev.bpnet.cli;

import dev.bpnet.cli.run.ProgramVersion;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.data.plugins.DataPlugins;
import java.util.Locale;
import picocli.CommandLine.IVersionProvider;

/** What {@code bp --version} says. */
public final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        KernelSelection kernels = KernelSelection.auto(DataPlugins.load().kernelsProviders());
        return new String[] {
            "bp " + ProgramVersion.text(),
            String.format(Locale.ROOT, "kernels %s (%s)", kernels.kernels().name(), kernels.sentence()),
            String.format(Locale.ROOT, "Java %s (%s)", Runtime.version(), System.getProperty("java.vendor"))
        };
    }
}
