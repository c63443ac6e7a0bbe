package dev.bpnet.cli.run;

/** The version of this program, as the build wrote it into the manifest of its jar. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** For example {@code 0.1.0}; {@code development} where it runs from classes that are in no jar. */
    public static String text() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
