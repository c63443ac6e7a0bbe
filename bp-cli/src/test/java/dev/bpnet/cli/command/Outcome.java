package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command left behind.
 *
 * @param exitCode the exit code
 * @param out what it wrote to the standard output
 * @param err what it wrote to the standard error stream
 */
record Outcome(int exitCode, String out, String err) {

    /** Asserts the exit code, and shows what was written where it is another one. */
    Outcome hasExitCode(int expected) {
        assertThat(exitCode)
                .as("exit code of a command that wrote%n%s%n%s", out, err)
                .isEqualTo(expected);
        return this;
    }

    /** Asserts that the command did what it was asked for. */
    Outcome succeeded() {
        return hasExitCode(0);
    }

    /** The standard output as one JSON document; fails where there is anything else in it. */
    JsonNode json() {
        return JsonMapper.builder()
                .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(out);
    }

    /** The lines of the standard output. */
    List<String> outLines() {
        return out.lines().toList();
    }
}
