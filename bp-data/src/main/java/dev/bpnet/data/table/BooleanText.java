package dev.bpnet.data.table;

/** Truth values as data files write them: {@code true} and {@code false}, in any case. */
public final class BooleanText {

    /** The code of a text that is neither. */
    public static final int NEITHER = -1;

    private BooleanText() {}

    /**
     * 1 for true, 0 for false, {@link #NEITHER} otherwise.
     *
     * @param s the buffer
     * @param from the first character
     * @param to behind the last character
     */
    public static int parse(char[] s, int from, int to) {
        if (matches(s, from, to, "true")) {
            return 1;
        }
        return matches(s, from, to, "false") ? 0 : NEITHER;
    }

    /** The same for a string. */
    public static int parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    private static boolean matches(char[] s, int from, int to, String word) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((s[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
