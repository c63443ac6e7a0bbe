package dev.bpnet.api.schedule;

import dev.bpnet.api.plugin.Choice;

/** What a schedule made of other ones asks for when it is made. */
@FunctionalInterface
public interface ScheduleContext {
    /** The schedule behind a choice. */
    Schedule schedule(Choice<Schedule> choice);
}
