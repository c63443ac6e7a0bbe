package dev.bpnet.tck.check;

import java.util.List;

/** What a schedule promises beyond {@link PluginChecks}. */
public final class ScheduleChecks {
    private static final List<Check<ScheduleSubject>> ALL =
            List.of(new RatesAreUsable(), new RatesResume(), new RatesAllocateNothing(), new DoubtsAreSentences());

    private ScheduleChecks() {}

    /** All checks in order. */
    public static List<Check<ScheduleSubject>> all() {
        return ALL;
    }
}
