package dev.bpnet.data.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HexFormat;

/**
 * Decodes bytes and refuses what is not text in the encoding, with the line, where {@link java.io.InputStreamReader} would
 * put in replacement characters. A byte order mark at the start is left out.
 */
final class StrictTextReader extends Reader {

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final Charset charset;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean atStart = true;
    private boolean endOfInput;

    /** Line feeds and carriage returns so far; the larger of both is the number of lines, whatever ends them. */
    private long lineFeeds;

    private long carriageReturns;

    StrictTextReader(InputStream in, Charset charset) {
        this.in = in;
        this.charset = charset;
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        CharBuffer chars = CharBuffer.wrap(buffer, from, length);
        while (chars.position() == from) {
            CoderResult result = decoder.decode(bytes, chars, endOfInput);
            if (atStart && chars.position() > from) {
                atStart = false;
                if (buffer[from] == BYTE_ORDER_MARK) {
                    System.arraycopy(buffer, from + 1, buffer, from, chars.position() - from - 1);
                    chars.position(chars.position() - 1);
                }
            }
            count(buffer, from, chars.position());
            if (result.isError()) {
                throw undecodable(result);
            }
            if (chars.position() == from && result.isUnderflow()) {
                if (endOfInput) {
                    return -1;
                }
                fill();
            }
        }
        return chars.position() - from;
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            endOfInput = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    private void count(char[] buffer, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            char c = buffer[i];
            if (c <= '\r') {
                if (c == '\n') {
                    lineFeeds++;
                } else if (c == '\r') {
                    carriageReturns++;
                } else if (c == 0) {
                    throw new UnreadableTextException(
                            line(),
                            "holds a NUL character: it is not text, or not in " + charset.name(),
                            // Of two bytes that are a Latin letter in UTF-16 the second is 0 where the lower comes
                            // first.
                            inEncoding(i == from && lineFeeds == 0 ? "UTF-16BE" : "UTF-16LE"));
                }
            }
        }
    }

    private long line() {
        return 1 + Math.max(lineFeeds, carriageReturns);
    }

    private UnreadableTextException undecodable(CoderResult result) {
        int length = Math.min(result.length(), bytes.remaining());
        byte[] wrong = new byte[length];
        bytes.get(bytes.position(), wrong);
        String hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wrong);
        boolean byteOrderMark = atStart && length > 0 && (wrong[0] & 0xfe) == 0xfe; // FF FE or FE FF
        String other = charset.name().startsWith("UTF-8") ? "ISO-8859-1" : "UTF-8";
        return new UnreadableTextException(
                line(),
                "is not " + charset.name() + " text: the " + (length == 1 ? "byte " : "bytes ") + hex
                        + " cannot be decoded",
                inEncoding(byteOrderMark ? "UTF-16" : other));
    }

    private static String inEncoding(String encoding) {
        return "if it is in another encoding, say so: format: {csv: {encoding: " + encoding + "}}";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
