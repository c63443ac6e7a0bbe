package dev.bpnet.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void everyPartOfEveryRoundIsDoneOnce(int size) {
        int rounds = 2000;
        int parts = 13;
        AtomicIntegerArray done = new AtomicIntegerArray(rounds * parts);
        try (Team team = new Team(size)) {
            for (int round = 0; round < rounds; round++) {
                int base = round * parts;
                team.run(parts, part -> done.incrementAndGet(base + part));
                for (int part = 0; part < parts; part++) {
                    assertThat(done.get(base + part))
                            .as("part %d of round %d", part, round)
                            .isEqualTo(1);
                }
            }
        }
    }

    @Test
    void whatAPartThrowsIsThrownToTheCallerAndTheTeamGoesOn() {
        try (Team team = new Team(3)) {
            assertThatThrownBy(() -> team.run(10, part -> {
                        if (part == 7) {
                            throw new IllegalArgumentException("part 7");
                        }
                    }))
                    .hasMessage("part 7");
            AtomicIntegerArray done = new AtomicIntegerArray(10);
            team.run(10, done::incrementAndGet);
            assertThat(done.toString()).isEqualTo("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1]");
        }
    }

    @Test
    void parkedThreadsWakeUp() throws InterruptedException {
        AtomicIntegerArray done = new AtomicIntegerArray(6);
        try (Team team = new Team(3)) {
            for (int round = 0; round < 3; round++) {
                Thread.sleep(20);
                team.run(6, done::incrementAndGet);
            }
        }
        assertThat(done.toString()).isEqualTo("[3, 3, 3, 3, 3, 3]");
    }

    @Test
    void noThreadIsLeftAfterClosing() {
        Team team = new Team(4);
        team.run(8, part -> {});
        team.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("bp-team-") && thread.isAlive());
        assertThatThrownBy(() -> team.run(2, part -> {})).hasMessage("the team is closed");
    }
}
