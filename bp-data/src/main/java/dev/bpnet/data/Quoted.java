package dev.bpnet.data;

/** Cells and names from files inside sentences: one line, of bounded length. */
public final class Quoted {

    /** Long enough to recognise a cell by, short enough for a line. */
    private static final int LONGEST = 60;

    private Quoted() {}

    /** The text in quotes, shortened, with line breaks and other control characters made visible. */
    public static String of(String text) {
        return "'" + shortened(text) + "'";
    }

    /** The same without the quotes. */
    public static String shortened(String text) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (s.length() >= LONGEST) {
                return s.append("...").toString();
            }
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> s.append("\\n");
                case '\r' -> s.append("\\r");
                case '\t' -> s.append("\\t");
                default -> {
                    if (Character.isISOControl(c)) {
                        s.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) c));
                    } else {
                        s.append(c);
                    }
                }
            }
        }
        return s.toString();
    }
}
