package dev.bpnet.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    /** More than the buffer holds, so that a part is on the disk when writing fails. */
    private static final int LENGTH = 200_000;

    @TempDir
    private Path folder;

    @Test
    void writesANewFile() throws IOException {
        AtomicFile.write(folder.resolve("new.txt"), "content");
        assertThat(folder.resolve("new.txt")).hasContent("content");
        assertThat(files()).containsExactly("new.txt");
    }

    @Test
    void keepsTheOldFileWhereverWritingFails() throws IOException {
        Path file = Files.writeString(folder.resolve("file.txt"), "old");
        List<Throwable> failures =
                List.of(new IOException("no space"), new IllegalStateException("wrong"), new OutOfMemoryError("full"));
        for (Throwable failure : failures) {
            for (int written : new int[] {0, 1, LENGTH / 2, LENGTH - 1, LENGTH}) {
                assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                            out.write(new byte[written]);
                            sneakyThrow(failure);
                        }))
                        .satisfiesAnyOf(
                                thrown -> assertThat(thrown).isSameAs(failure),
                                thrown -> assertThat(thrown).cause().isSameAs(failure));
                assertThat(file).hasContent("old");
                assertThat(files()).containsExactly("file.txt");
            }
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // the compiler is to believe that it is any throwable
    private static <T extends Throwable> void sneakyThrow(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void leavesNothingWhereThereWasNothingAndWritingFails() throws IOException {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("file.txt"), out -> {
                    out.write(new byte[LENGTH]);
                    throw new IOException("no space");
                }))
                .hasMessage(folder.resolve("file.txt") + ": no space");
        assertThat(files()).isEmpty();
    }

    @Test
    void namesTheFileWhereAWriterHidesTheFailureToo() {
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("file.txt"), out -> {
                    throw new UncheckedIOException(new IOException("no space"));
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(folder.resolve("file.txt") + ": no space");
    }

    @Test
    void showsReadersTheOldContentOrTheNewAndNothingBetween() throws Exception {
        Path file = Files.writeString(folder.resolve("file.txt"), "0".repeat(LENGTH));
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 40; i++) {
                String digit = Integer.toString(i % 10);
                try {
                    AtomicFile.write(file, digit.repeat(LENGTH));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            done.set(true);
        });
        Set<Integer> lengths = new TreeSet<>();
        Set<Long> kinds = new TreeSet<>();
        int reads = 0;
        while (!done.get() && writer.isAlive()) {
            String content = Files.readString(file);
            lengths.add(content.length());
            kinds.add(content.chars().distinct().count());
            reads++;
        }
        writer.join();
        assertThat(done).isTrue();
        assertThat(reads).isPositive();
        assertThat(lengths).containsExactly(LENGTH);
        assertThat(kinds).containsExactly(1L);
        assertThat(files()).containsExactly("file.txt");
    }

    @Test
    void finishesForAnInterruptedThreadWhichStaysInterrupted() throws IOException {
        Path file = folder.resolve("file.txt");
        Thread.currentThread().interrupt();
        try {
            AtomicFile.write(file, "content");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(file).hasContent("content");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void replacesWhatALinkPointsToAndKeepsTheLink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
        AtomicFile.write(link, "new");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(target).hasContent("new");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
