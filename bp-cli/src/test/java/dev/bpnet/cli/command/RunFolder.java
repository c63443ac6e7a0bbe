package dev.bpnet.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of a run, as a reader that knows nothing of the program finds it.
 *
 * @param path the folder
 */
record RunFolder(Path path) {

    /** The names of its files, sorted. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    JsonNode summary() {
        return json("summary.json");
    }

    JsonNode manifest() {
        return json("manifest.json");
    }

    String weightsSha256() {
        return summary().get("weights_sha256").stringValue();
    }

    String text(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(String name) {
        return JsonMapper.shared().readTree(text(name));
    }
}
