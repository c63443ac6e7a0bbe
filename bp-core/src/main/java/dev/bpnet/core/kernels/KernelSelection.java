package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.KernelsProvider;
import dev.bpnet.api.kernels.KernelsProvider.Availability;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Kernels chosen by name among those that providers offer.
 *
 * @param kernels the kernels
 * @param sentence why these: what was found, or for {@code auto} what is missing for faster ones
 */
public record KernelSelection(Kernels kernels, String sentence) {

    /** The name that leaves the choice to the machine. */
    public static final String AUTO = "auto";

    /** A system property: the name that {@link #AUTO} stands for in this process. */
    public static final String PROPERTY = "bp.kernels";

    /**
     * The kernels that the system property {@link #PROPERTY} names, or without it the available ones with the highest preference.
     *
     * @throws IllegalArgumentException with a sentence when nobody offers the name of the property or it does not work here
     */
    public static KernelSelection auto(Collection<KernelsProvider> providers) {
        String wanted = System.getProperty(PROPERTY, AUTO);
        return wanted.equals(AUTO) ? best(providers) : select(wanted, providers);
    }

    private static KernelSelection best(Collection<KernelsProvider> providers) {
        KernelsProvider best = null;
        String bestName = "";
        List<String> missing = new ArrayList<>();
        for (KernelsProvider provider : providers) {
            for (String name : provider.names()) {
                Availability found = provider.probe(name);
                if (!found.available()) {
                    if (!missing.contains(found.sentence())) {
                        missing.add(found.sentence());
                    }
                } else if (best == null || provider.preference(name) > best.preference(bestName)) {
                    best = provider;
                    bestName = name;
                }
            }
        }
        if (best == null) {
            return new KernelSelection(new ScalarKernels(), "no provider offers kernels here: scalar kernels");
        }
        Kernels kernels = best.open(bestName);
        String found = best.probe(bestName).sentence();
        boolean slow = best.preference(bestName) == 0 && !missing.isEmpty();
        return new KernelSelection(kernels, slow ? found + "; " + String.join("; ", missing) : found);
    }

    /**
     * The kernels of that name, or those of {@link #auto} for {@code auto}.
     *
     * @throws IllegalArgumentException with a sentence when nobody offers that name or it does not work here
     */
    public static KernelSelection select(String name, Collection<KernelsProvider> providers) {
        if (name.equals(AUTO)) {
            return auto(providers);
        }
        TreeSet<String> known = new TreeSet<>();
        for (KernelsProvider provider : providers) {
            if (provider.names().contains(name)) {
                Availability found = provider.probe(name);
                if (!found.available()) {
                    throw new IllegalArgumentException(String.format(
                            Locale.ROOT, "the kernels '%s' are not available: %s", name, found.sentence()));
                }
                return new KernelSelection(provider.open(name), found.sentence());
            }
            known.addAll(provider.names());
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT, "there are no kernels named '%s'; known: auto, %s", name, String.join(", ", known)));
    }
}
