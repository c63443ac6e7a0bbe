package dev.bpnet.tck.check;

/** All state is declared: a new schedule that is given the scalars of another goes on with the same rates. */
public final class RatesResume implements Check<ScheduleSubject> {

    @Override
    public String name() {
        return "schedule/resume";
    }

    @Override
    public String promise() {
        return "all state is declared";
    }

    @Override
    public void examine(ScheduleSubject subject, Report report) {
        ScheduleSubject.Run straight = subject.run();
        ScheduleSubject.Run resumed = subject.run();
        for (int t = 0; t < ScheduleSubject.STEPS; t++) {
            if (t % 10 == 5) {
                ScheduleSubject.Run next = subject.run();
                next.resume(resumed);
                resumed = next;
            }
            double expected = straight.rate();
            double found = resumed.rate();
            if (expected != found) {
                report.add("at step " + t + " a resumed run has the rate " + found + ", one without breaks " + expected
                        + "; whatever is kept between steps has to be declared in slots()");
            }
            straight.advance();
            resumed.advance();
        }
    }
}
