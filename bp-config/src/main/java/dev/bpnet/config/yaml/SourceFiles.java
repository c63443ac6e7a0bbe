package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Place;
import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import dev.bpnet.config.problems.Severity;
import dev.bpnet.config.problems.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the text of configuration files: of bounded size, in UTF-8, of printable characters. */
final class SourceFiles {
    /**
     * The size is looked at before anything else: a word of 4 MB keeps the parser busy for 10 s, 1 MB of opening
     * brackets for 260 s.
     */
    static final int MAX_BYTES = 256 * 1024;

    private static final int NAMES_LOOKED_AT = 1000;
    private static final String SAVE = "save the file as UTF-8";

    private SourceFiles() {}

    /**
     * Reads a file.
     *
     * @param name the file as it is named in messages
     * @param asked where the file is asked for; problems of its text are told in the file itself
     * @param path key path of the place that asks, empty for the file the user named
     * @return null if there is a problem
     */
    static @Nullable SourceText read(Path file, String name, Place asked, String path, Problems problems) {
        String named = path.isEmpty() ? "the file" : "the file '" + name + "'";
        try {
            if (Files.isDirectory(file)) {
                problems.add(Problem.error(asked, path, named + " is a folder"));
                return null;
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MAX_BYTES + 1);
            }
            if (bytes.length > MAX_BYTES) {
                problems.add(tooLarge(name, Math.max(Files.size(file), bytes.length)));
                return null;
            }
            return decode(bytes, name, file, problems);
        } catch (NoSuchFileException e) {
            problems.add(new Problem(asked, Severity.ERROR, path, named + " does not exist", neighbours(file)));
        } catch (IOException e) {
            problems.add(Problem.error(asked, path, named + " cannot be read", String.valueOf(e.getMessage())));
        }
        return null;
    }

    private static Problem tooLarge(String name, long bytes) {
        return Problem.error(
                Place.ofFile(name),
                "",
                String.format(
                        Locale.ROOT, "the file has %,d bytes, and a config at most %,d (256 KiB)", bytes, MAX_BYTES),
                "data belongs into files of its own");
    }

    private static List<String> neighbours(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path last = file.getFileName();
        if (folder == null || last == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.limit(NAMES_LOOKED_AT)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .toList();
            return Suggestions.nearest(last.toString(), names).stream()
                    .map(near -> "did you mean '" + near + "'?")
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Decodes UTF-8, with or without a byte order mark; null if there is a problem. */
    static @Nullable SourceText decode(byte[] bytes, String name, Path file, Problems problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(tooLarge(name, bytes.length));
            return null;
        }
        if (bytes.length >= 2
                && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                        || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE))) {
            problems.add(Problem.error(Place.ofFile(name), "", "the file is UTF-16, and a config is UTF-8", SAVE));
            return null;
        }
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        ByteBuffer in = ByteBuffer.wrap(bytes, marked ? 3 : 0, bytes.length - (marked ? 3 : 0))
                .slice();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(in.remaining());
        boolean wrong = decoder.decode(in, out, true).isError();
        String good = out.flip().toString();
        if (!wrong) {
            return checkPrintable(SourceText.ofFile(name, file, good), 0, problems);
        }
        int at = good.codePointCount(0, good.length());
        String rest = replaceMalformed(in.slice());
        SourceText source = SourceText.ofFile(name, file, good + rest);
        problems.add(Problem.error(
                source.place(at, at + 1),
                "",
                String.format(
                        Locale.ROOT, "the file is not UTF-8: byte 0x%02X cannot stand here", in.get(in.position())),
                SAVE));
        return null;
    }

    private static String replaceMalformed(ByteBuffer bytes) {
        CharsetDecoder lenient = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer out = CharBuffer.allocate(bytes.remaining());
        lenient.decode(bytes, out, true);
        return out.flip().toString();
    }

    /** The text, or null if it holds a character that YAML does not allow, which is reported. */
    static @Nullable SourceText checkPrintable(SourceText source, int start, Problems problems) {
        for (int i = start; i < source.length(); i++) {
            int point = source.codePointAt(i);
            if (!isPrintable(point)) {
                problems.add(Problem.error(
                        source.place(i, i + 1),
                        "",
                        String.format(Locale.ROOT, "the character U+%04X cannot be printed and is not allowed", point),
                        String.format(
                                Locale.ROOT,
                                point > 0xFF ? "in double quotes it is \\u%04X" : "in double quotes it is \\x%02X",
                                point)));
                return null;
            }
        }
        return source;
    }

    /** The printable characters of YAML 1.2, section 5.1, without DEL and without a byte order mark in the middle. */
    private static boolean isPrintable(int point) {
        return (point >= 0x20 && point <= 0x7E)
                || point == '\t'
                || point == '\n'
                || point == '\r'
                || point == 0x85
                || (point >= 0xA0 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF)
                || point >= 0x10000;
    }
}
