package dev.bpnet.data.read;

import java.io.IOException;
import java.io.Reader;

/**
 * Turns text whose fields are separated by any number of blanks and tabs into text whose fields are separated by one tab each:
 * blanks at either end of a line go, and what stands in quotes stays as it is.
 */
final class CollapsedBlanksReader extends Reader {

    private final Reader in;
    private final char quote;
    private final char[] buffer = new char[1 << 13];
    private int position;
    private int limit;

    /** Whether nothing of the current line was given out yet. */
    private boolean lineStart = true;

    /** Whether blanks were passed over that separate two fields if another follows. */
    private boolean blanksBefore;

    /** Whether the last character given out was the tab between two fields. */
    private boolean fieldStart;

    private boolean quoted;

    /** Whether the last character closed a quoted part; another quote right behind it is an escaped one. */
    private boolean justClosed;

    CollapsedBlanksReader(Reader in, char quote) {
        this.in = in;
        this.quote = quote;
    }

    @Override
    public int read(char[] out, int from, int length) throws IOException {
        int n = 0;
        while (n == 0 && length > 0) {
            if (position == limit) {
                limit = in.read(buffer, 0, buffer.length);
                position = 0;
                if (limit < 0) {
                    limit = 0;
                    return -1;
                }
            }
            while (position < limit && n < length) {
                char c = buffer[position];
                if (!quoted && (c == ' ' || c == '\t')) {
                    blanksBefore = true;
                    justClosed = false;
                    position++;
                } else if (separates(c)) {
                    // The character itself stays for the next turn, which may be the next call: there may be no room
                    // left.
                    out[from + n++] = '\t';
                    blanksBefore = false;
                    fieldStart = true;
                } else {
                    take(c);
                    out[from + n++] = c;
                    position++;
                }
            }
        }
        return n;
    }

    private boolean separates(char c) {
        return !quoted && blanksBefore && !lineStart && c != '\n' && c != '\r';
    }

    private void take(char c) {
        if (quoted) {
            quoted = c != quote;
            justClosed = !quoted;
            return;
        }
        quoted = c == quote && (lineStart || fieldStart || justClosed);
        justClosed = false;
        fieldStart = false;
        lineStart = c == '\n' || c == '\r';
        blanksBefore = false;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
