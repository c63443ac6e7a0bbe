package dev.bpnet.config.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stopped the parser, taken from its message: what it was doing and where that began, what it found wrong and
 * where. The location that comes with its exception is that of the last token instead, often lines above.
 *
 * @param context what the parser was doing, {@code while scanning a quoted scalar}; may be empty
 * @param from the code point at which that began; {@code at} where the message does not tell it
 * @param problem what it found, {@code found unexpected end of stream}
 * @param at the code point at which it found it
 */
record ParserMessage(String context, int from, String problem, int at) {
    private static final Pattern MARK = Pattern.compile(" in reader, line (\\d{1,9}), column (\\d{1,9}):");

    /** Below a mark stand the line it means and a caret, both indented. */
    private static final String EXCERPT = "    ";

    /**
     * Takes a message apart: {@code context, mark, problem, mark}, of which all but the problem may be missing.
     *
     * @param start the code point at which the parser began, its line 1 and column 1
     * @return empty for a message without a mark
     */
    static Optional<ParserMessage> read(String message, SourceText source, int start) {
        List<String> texts = new ArrayList<>();
        List<Integer> marks = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (String line : message.split("\n", -1)) {
            Matcher mark = MARK.matcher(line);
            if (mark.matches()) {
                texts.add(text.toString());
                marks.add(offset(source, start, Integer.parseInt(mark.group(1)), Integer.parseInt(mark.group(2))));
                text.setLength(0);
            } else if (!line.startsWith(EXCERPT)) {
                text.append(text.isEmpty() ? "" : "\n").append(line);
            }
        }
        return switch (marks.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(ofOneMark(texts.getFirst(), marks.getFirst()));
            default -> Optional.of(new ParserMessage(texts.getFirst(), marks.getFirst(), texts.get(1), marks.get(1)));
        };
    }

    /** Two lines above the only mark are a context and a problem, one is a problem. */
    private static ParserMessage ofOneMark(String text, int at) {
        int cut = text.indexOf('\n');
        return new ParserMessage(text.substring(0, Math.max(0, cut)), at, text.substring(cut + 1), at);
    }

    private static int offset(SourceText source, int start, int line, int column) {
        int first = source.lineAt(start);
        int lineStart = line == 1 ? start : source.lineStart(Math.min(first + line, source.lineCount()) - 1);
        return Math.min(lineStart + column - 1, source.length());
    }
}
