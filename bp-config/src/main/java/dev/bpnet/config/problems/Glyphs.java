package dev.bpnet.config.problems;

/** How text from a file is shown on a terminal: one glyph for each code point, nothing that could move the cursor. */
final class Glyphs {
    /** Stands for what has no safe form: control characters, direction marks, halves of surrogate pairs. */
    private static final String REPLACEMENT = "\uFFFD";

    private static final String TAB = "    ";

    /**
     * First and last code points of the ranges a terminal shows two columns wide (Unicode's East Asian Width W and F,
     * and emoji).
     */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x231A, 0x231B, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF,
        0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300,
                0x1F64F,
        0x1F680, 0x1F6FF, 0x1F900, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
    };

    private Glyphs() {}

    /** What is printed for a code point. */
    static String shown(int codePoint) {
        if (codePoint == '\t') {
            return TAB;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> REPLACEMENT;
            default -> Character.toString(codePoint);
        };
    }

    /** Number of terminal columns {@link #shown} takes. */
    static int columns(int codePoint) {
        if (codePoint == '\t') {
            return TAB.length();
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /** A text with each of its code points as it is shown. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.append(c == '\t' ? " " : shown(c)));
        return shown.toString();
    }

    private static boolean isWide(int codePoint) {
        for (int i = 0; i < WIDE.length && codePoint >= WIDE[i]; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
