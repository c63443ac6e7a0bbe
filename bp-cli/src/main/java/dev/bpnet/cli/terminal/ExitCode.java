package dev.bpnet.cli.terminal;

/** How a process ends. */
public final class ExitCode {
    /** The work is done. */
    public static final int DONE = 0;

    /** The work failed: diverged, unreadable data, a full disk. */
    public static final int FAILED = 1;

    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
