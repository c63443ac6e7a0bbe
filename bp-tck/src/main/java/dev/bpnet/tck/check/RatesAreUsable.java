package dev.bpnet.tck.check;

import dev.bpnet.api.state.Slot;

/** Every rate is finite and not negative, the first above 0: a first step of nothing would only shift the run. */
public final class RatesAreUsable implements Check<ScheduleSubject> {

    @Override
    public String name() {
        return "schedule/rates";
    }

    @Override
    public String promise() {
        return "every rate is finite and not negative, the first above 0";
    }

    @Override
    public void examine(ScheduleSubject subject, Report report) {
        for (Slot slot : subject.create().slots()) {
            if (slot.shape() != Slot.Shape.SCALAR) {
                report.add("slot '" + slot.name() + "' is an array; a schedule keeps scalars only");
                return;
            }
        }
        ScheduleSubject.Run run = subject.run();
        for (int t = 0; t < ScheduleSubject.STEPS; t++) {
            double rate = run.rate();
            if (!(rate >= 0) || Double.isInfinite(rate) || (t == 0 && rate == 0)) {
                report.add("the rate of step " + t + " is " + rate + " from a base of " + ScheduleSubject.BASE
                        + " in a run of " + ScheduleSubject.EPOCHS + " epochs of " + ScheduleSubject.STEPS_PER_EPOCH
                        + " steps");
            }
            run.advance();
        }
    }
}
