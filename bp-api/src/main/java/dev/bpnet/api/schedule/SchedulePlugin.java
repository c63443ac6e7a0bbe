package dev.bpnet.api.schedule;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes a {@link Schedule} from its parameters. */
@Kind(value = "schedule", creates = Schedule.class)
public interface SchedulePlugin<P extends Record> extends Plugin<P> {
    /** The schedule with these parameters. */
    Schedule create(P parameters);

    /** The same for a schedule made of other ones, whose parameters hold choices of them: overridden by these only. */
    default Schedule create(P parameters, ScheduleContext context) {
        return create(parameters);
    }
}
