package dev.bpnet.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final int TRIAL = 2 * Pace.RUNS * Pace.RUN;

    private long now;
    private long team = 100;
    private long one = 100;
    private final Pace pace = new Pace(() -> now);

    /** Runs so many steps; how many of them by one thread. */
    private int alone(int steps) {
        int alone = 0;
        for (int i = 0; i < steps; i++) {
            boolean byOne = pace.begin();
            now += byOne ? one : team;
            pace.end();
            alone += byOne ? 1 : 0;
        }
        return alone;
    }

    @Test
    void beforeItIsSettledTheTeamWorksAndInATrialBothWaysDoAsMuch() {
        assertThat(alone(Pace.SETTLE)).isZero();
        assertThat(alone(TRIAL)).isEqualTo(TRIAL / 2);
    }

    @Test
    void theFasterWayIsTakenUntilTheNextTrial() {
        one = 90;
        alone(Pace.SETTLE + TRIAL);
        assertThat(alone(Pace.HOLD)).isEqualTo(Pace.HOLD);
    }

    @Test
    void aTeamThatIsFasterOrAsFastKeepsTheWork() {
        alone(Pace.SETTLE + TRIAL);
        assertThat(alone(Pace.HOLD)).isZero();
        team = 60;
        alone(TRIAL);
        assertThat(alone(Pace.HOLD)).isZero();
    }

    @Test
    void aMachineThatIsBusyForAWhileIsJudgedAgain() {
        team = 500;
        alone(Pace.SETTLE + TRIAL);
        assertThat(alone(Pace.HOLD)).isEqualTo(Pace.HOLD);
        team = 50;
        alone(TRIAL);
        assertThat(alone(Pace.HOLD)).isZero();
    }

    /** Of five runs two are disturbed. */
    @Test
    void aStepThatWasInterruptedDecidesNothing() {
        team = 90;
        alone(Pace.SETTLE);
        for (int step = 0; step < TRIAL; step++) {
            boolean byOne = pace.begin();
            now += byOne ? one : step < TRIAL / 3 ? 100_000 : team;
            pace.end();
        }
        assertThat(alone(Pace.HOLD)).isZero();
    }
}
