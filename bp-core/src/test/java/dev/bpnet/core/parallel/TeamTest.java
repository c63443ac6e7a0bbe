package dev.bpnet.core.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 64})
    void everyPartIsDoneOnceForAnyNumberOfParts(int parts) {
        int rounds = 300;
        AtomicIntegerArray done = new AtomicIntegerArray(parts);
        try (Team team = new Team(4)) {
            for (int round = 0; round < rounds; round++) {
                team.run(parts, done::incrementAndGet);
            }
        }
        for (int part = 0; part < parts; part++) {
            assertThat(done.get(part)).as("part %d of %d", part, parts).isEqualTo(rounds);
        }
    }

    @Test
    void aThreadBeginsWithItsOwnPartsAndThenHelps() {
        List<Integer> byCaller = new CopyOnWriteArrayList<>();
        CountDownLatch otherHasBegun = new CountDownLatch(1);
        CountDownLatch callerIsThrough = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        try (Team team = new Team(2)) {
            team.run(7, part -> {
                if (Thread.currentThread() != caller) {
                    otherHasBegun.countDown();
                    await(callerIsThrough);
                    return;
                }
                await(otherHasBegun);
                byCaller.add(part);
                if (byCaller.size() == 6) {
                    callerIsThrough.countDown();
                }
            });
        }
        assertThat(byCaller).containsExactly(0, 2, 4, 6, 3, 5);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
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

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void ofSeveralPartsThatFailTheFirstIsTold(int sooner) {
        try (Team team = new Team(2)) {
            for (int round = 0; round < 50; round++) {
                CountDownLatch soonerHasFailed = new CountDownLatch(1);
                assertThatThrownBy(() -> team.run(2, part -> {
                            if (part == sooner) {
                                soonerHasFailed.countDown();
                            } else {
                                await(soonerHasFailed);
                            }
                            throw new IllegalArgumentException("part " + part);
                        }))
                        .hasMessage("part 0");
            }
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
