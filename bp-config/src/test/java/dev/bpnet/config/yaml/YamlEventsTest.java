package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bpnet.config.yaml.YamlEvents.Event;
import dev.bpnet.config.yaml.YamlEvents.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** The events of what the parser's tokens hide, mistake or refuse. */
class YamlEventsTest {

    private static List<String> read(String yaml) {
        SourceText source = SourceText.ofFile("test.yaml", Path.of("test.yaml"), yaml);
        List<String> told = new ArrayList<>();
        try (YamlEvents events = new YamlEvents(source, 0)) {
            for (Event event = events.next(); event.kind() != Kind.NOTHING; event = events.next()) {
                String text = event.kind() == Kind.SCALAR ? " " + event.text() : "";
                told.add(event.kind() + text + " " + event.start() + "-" + event.end());
            }
        }
        return told;
    }

    @Test
    void tellsKeysAndValuesWithTheirPlaces() {
        assertThat(read("a: {b: 0x1F}\nc:\n  - 1e-4"))
                .containsExactly(
                        "MAP 0-0",
                        "SCALAR a 0-1",
                        "MAP 3-4",
                        "SCALAR b 4-5",
                        "SCALAR 0x1F 7-11",
                        "END 11-12",
                        "SCALAR c 13-14",
                        "LIST 18-18",
                        "SCALAR 1e-4 20-24",
                        "END 24-24",
                        "END 24-24");
    }

    @Test
    void goesOnAfterKeysThatAreNoText() {
        assertThat(read("[a, {b: c}]: 1\n*x : 2\n? {d: [e]}\n: [3]\nf: 4\n"))
                .containsExactly(
                        "MAP 0-0",
                        "LIST 0-1",
                        "SCALAR a 1-2",
                        "MAP 4-5",
                        "SCALAR b 5-6",
                        "SCALAR c 8-9",
                        "END 9-10",
                        "END 10-11",
                        "SCALAR 1 13-14",
                        "ALIAS 15-17",
                        "SCALAR 2 20-21",
                        "MAP 24-25",
                        "SCALAR d 25-26",
                        "LIST 28-29",
                        "SCALAR e 29-30",
                        "END 30-31",
                        "END 31-32",
                        "LIST 35-36",
                        "SCALAR 3 36-37",
                        "END 37-38",
                        "SCALAR f 39-40",
                        "SCALAR 4 42-43",
                        "END 44-44");
    }

    @Test
    void endsAfterAKeyThatIsAMapAtTheEnd() {
        assertThat(read("- {{a}: }\n- ? - b\n"))
                .containsExactly(
                        "LIST 0-0",
                        "MAP 2-3",
                        "MAP 3-4",
                        "SCALAR a 4-5",
                        "SCALAR  5-5",
                        "END 5-6",
                        "SCALAR  7-7",
                        "END 8-9",
                        "MAP 12-12",
                        "LIST 14-14",
                        "SCALAR b 16-17",
                        "END 18-18",
                        "SCALAR  18-18",
                        "END 18-18",
                        "END 18-18");
    }

    @Test
    void takesValuesThatTheirTagsDoNotAllowForScalars() {
        assertThat(read("a: !!int 0xyz\nb: !!int +\nc: !!binary '?'\n!!int 0b2: 1"))
                .filteredOn(told -> told.startsWith("SCALAR"))
                .extracting(told -> told.substring(told.lastIndexOf(' ') + 1))
                .containsExactly("0-1", "3-13", "14-15", "17-24", "25-26", "28-40", "41-50", "52-53");
    }

    @Test
    void hasNoBoundsOfItsOwn() {
        int depth = 2000;
        assertThat(read("[".repeat(depth) + "]".repeat(depth))).hasSize(2 * depth);
        assertThat(read("? " + "k".repeat(100_000) + "\n: " + "7".repeat(100_000)))
                .hasSize(4);
    }

    @Test
    void doesNotHideErrorsOfSyntax() {
        for (String yaml : List.of("a: b: c", "a: [1", "a: \"\\q\"", "\"\\U99999999\": 1", "a: @x")) {
            assertThatExceptionOfType(JacksonException.class)
                    .as(yaml)
                    .isThrownBy(() -> read(yaml))
                    .satisfies(e -> assertThat(e.getCause()).isNotNull());
        }
    }
}
