package dev.bpnet.tck.check;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import java.util.List;

/** What a schedule doubts of a run, short or long, is a list of sentences; most often an empty one. */
public final class DoubtsAreSentences implements Check<ScheduleSubject> {
    private static final List<Plan> PLANS =
            List.of(new Plan(1, 1), new Plan(7, 30), new Plan(7, 1), new Plan(1_000_000_000_000L, 1_000));

    /** A run that was planned and not begun. */
    private record Plan(long stepsPerEpoch, long epochs) implements Clock {
        @Override
        public long step() {
            return 0;
        }

        @Override
        public long epoch() {
            return 0;
        }

        @Override
        public String toString() {
            return epochs
                    + (epochs == 1 ? " epoch of " : " epochs of ")
                    + stepsPerEpoch
                    + (stepsPerEpoch == 1 ? " step" : " steps");
        }
    }

    @Override
    public String name() {
        return "schedule/doubts";
    }

    @Override
    public String promise() {
        return "what it doubts of a run, it tells in sentences; an empty list is nothing to doubt";
    }

    @Override
    public void examine(ScheduleSubject subject, Report report) {
        Schedule schedule = subject.create();
        for (Plan plan : PLANS) {
            examine(schedule, plan, report);
            if (!report.clean()) {
                return;
            }
        }
    }

    private static void examine(Schedule schedule, Plan plan, Report report) {
        List<String> doubts;
        try {
            doubts = schedule.doubts(plan);
        } catch (RuntimeException | LinkageError broken) {
            report.add("doubts, asked about " + plan + ", threw " + broken);
            return;
        }
        if (doubts == null) {
            report.add("doubts, asked about " + plan
                    + ", returned null; an empty list says that there is nothing to doubt");
            return;
        }
        for (String doubt : doubts) {
            if (doubt == null || doubt.isBlank() || doubt.endsWith(".") || doubt.contains("\n")) {
                report.add("asked about " + plan + ", it doubts '" + doubt
                        + "'; one line without a full stop is what is printed as a note");
            }
        }
    }
}
