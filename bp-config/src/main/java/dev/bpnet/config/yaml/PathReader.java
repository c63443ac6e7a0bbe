package dev.bpnet.config.yaml;

import java.util.ArrayList;
import java.util.List;

/** Reads paths, from a text that may go on after the path. */
final class PathReader {
    /** What ends a bare key: the signs of the path, and the {@code =} of an override. */
    private static final String ENDS_KEY = ".[]{}\"'=$";

    /** No list of a configuration is longer, and nine digits fit into an int. */
    private static final int INDEX_DIGITS = 9;

    private final int[] points;
    private int at;

    PathReader(String text) {
        points = text.codePoints().toArray();
    }

    /** Number of code points read. */
    int offset() {
        return at;
    }

    /** Reads the whole text as a path. */
    ConfigPath read() throws PathSyntaxException {
        ConfigPath path = readSteps();
        if (at < points.length) {
            throw wrong("unexpected '" + Character.toString(points[at]) + "'");
        }
        return path;
    }

    /** Reads a path as far as it goes. */
    ConfigPath readSteps() throws PathSyntaxException {
        List<ConfigPath.Step> steps = new ArrayList<>();
        boolean bracket = next('[');
        steps.add(bracket ? readBracket() : readKey());
        while (true) {
            if (next('.')) {
                steps.add(readKey());
            } else if (next('[')) {
                steps.add(readBracket());
            } else {
                return new ConfigPath(steps);
            }
        }
    }

    private ConfigPath.Step readKey() throws PathSyntaxException {
        if (next('"') || next('\'')) {
            return new ConfigPath.Key(readQuoted(points[at - 1]));
        }
        int start = at;
        while (at < points.length && ENDS_KEY.indexOf(points[at]) < 0) {
            at++;
        }
        String name = new String(points, start, at - start);
        if (name.isBlank()) {
            at = start;
            throw wrong("a key is missing");
        }
        return new ConfigPath.Key(name.strip());
    }

    private String readQuoted(int quote) throws PathSyntaxException {
        int open = at - 1;
        StringBuilder name = new StringBuilder();
        while (at < points.length && points[at] != quote) {
            if (points[at] == '\\' && at + 1 < points.length) {
                at++;
            }
            name.appendCodePoint(points[at++]);
        }
        if (at == points.length) {
            at = open;
            throw wrong("the quote is not closed");
        }
        at++;
        return name.toString();
    }

    private ConfigPath.Step readBracket() throws PathSyntaxException {
        int start = at;
        if (next('"') || next('\'')) {
            ConfigPath.Step key = new ConfigPath.Key(readQuoted(points[at - 1]));
            if (!next(']')) {
                throw wrong("']' is missing after the quoted key");
            }
            return key;
        }
        while (at < points.length && points[at] >= '0' && points[at] <= '9' && at - start < INDEX_DIGITS) {
            at++;
        }
        if (start == at || at == points.length || points[at] != ']') {
            at = start;
            throw wrong("between [ and ] stands the number of an item, counted from 0, or a key in quotes");
        }
        int number = Integer.parseInt(new String(points, start, at - start));
        at++;
        return new ConfigPath.Index(number);
    }

    private boolean next(int wanted) {
        boolean found = at < points.length && points[at] == wanted;
        at += found ? 1 : 0;
        return found;
    }

    private PathSyntaxException wrong(String sentence) {
        return new PathSyntaxException(sentence, at);
    }
}
