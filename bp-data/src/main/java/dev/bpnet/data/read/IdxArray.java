package dev.bpnet.data.read;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An array of numbers in an IDX file, entry by entry of its first dimension. The file starts with two zero bytes, a byte for
 * the type of the elements, a byte for the number of dimensions, and their sizes as big-endian integers.
 */
final class IdxArray implements AutoCloseable {

    /** The types of elements, with their codes and sizes in bytes. */
    enum Element {
        UBYTE(0x08, 1),
        BYTE(0x09, 1),
        SHORT(0x0B, 2),
        INT(0x0C, 4),
        FLOAT(0x0D, 4),
        DOUBLE(0x0E, 8);

        private final int code;
        private final int bytes;

        Element(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }
    }

    /** More numbers a row than this are taken for a damaged header, before memory is asked for. */
    private static final long MOST_COLUMNS = 1_000_000;

    private final String name;
    private final InputStream in;
    private final Element element;
    private final int[] sizes;
    private final byte[] entry;
    private final ByteBuffer values;
    private long entriesRead;

    private IdxArray(String name, InputStream in, Element element, int[] sizes, int columns) {
        this.name = name;
        this.in = in;
        this.element = element;
        this.sizes = sizes;
        entry = new byte[columns * element.bytes];
        values = ByteBuffer.wrap(entry).order(ByteOrder.BIG_ENDIAN);
    }

    /**
     * Opens the file and reads its header.
     *
     * @throws DataException where it is no such file
     */
    static IdxArray open(Input input) {
        InputStream in = input.open();
        try {
            return read(input.name(), in);
        } catch (IOException | DataException e) {
            try {
                in.close();
            } catch (IOException ignored) {
                // The first failure is the one that is told.
            }
            if (e instanceof DataException problem) {
                throw problem;
            }
            throw new DataException(ReadFailure.problem(input.name(), (IOException) e));
        }
    }

    private static IdxArray read(String name, InputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length == 0) {
            throw new DataException(DataProblem.ofFile(name, "is empty"));
        }
        Element element = magic.length == 4 ? element(magic[2]) : null;
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0 || element == null || magic[3] < 1) {
            throw new DataException(DataProblem.ofFile(
                    name,
                    "is not an IDX file: it starts with the bytes "
                            + java.util.HexFormat.ofDelimiter(" ")
                                    .withUpperCase()
                                    .formatHex(magic)
                            + ", not with 00 00, a type of elements and the number of dimensions"));
        }
        int[] sizes = new int[magic[3]];
        long columns = 1;
        for (int d = 0; d < sizes.length; d++) {
            byte[] size = in.readNBytes(4);
            if (size.length < 4) {
                throw new DataException(DataProblem.ofFile(name, "is cut off in its header"));
            }
            sizes[d] = ByteBuffer.wrap(size).getInt();
            if (sizes[d] < 0 || (d > 0 && sizes[d] == 0)) {
                throw new DataException(DataProblem.ofFile(
                        name, "has a damaged header: size " + sizes[d] + " of dimension " + (d + 1)));
            }
            columns = d == 0 ? 1 : columns * sizes[d];
            if (columns > MOST_COLUMNS) {
                throw new DataException(DataProblem.ofFile(
                        name, "has a damaged header, or more than " + MOST_COLUMNS + " numbers a row"));
            }
        }
        return new IdxArray(name, in, element, sizes, (int) columns);
    }

    private static @org.jspecify.annotations.Nullable Element element(byte code) {
        for (Element element : Element.values()) {
            if (element.code == code) {
                return element;
            }
        }
        return null;
    }

    String name() {
        return name;
    }

    Element elements() {
        return element;
    }

    /** The number of entries that the header promises. */
    int count() {
        return sizes[0];
    }

    int dimensions() {
        return sizes.length;
    }

    /** Sizes of the dimensions behind the first. */
    int size(int dimension) {
        return sizes[dimension];
    }

    /** Numbers in an entry. */
    int columns() {
        return entry.length / element.bytes;
    }

    /**
     * Reads the next entry.
     *
     * @return false behind the last
     * @throws DataException where the file ends too early or too late
     */
    boolean next() {
        try {
            if (entriesRead == count()) {
                if (in.read() >= 0) {
                    throw new DataException(DataProblem.ofFile(
                            name, "is longer than its header says: there is more behind " + count() + " rows"));
                }
                return false;
            }
            int read = in.readNBytes(entry, 0, entry.length);
            if (read < entry.length) {
                throw new DataException(DataProblem.ofFile(
                        name, "is cut off: its header promises " + count() + " rows, it holds " + entriesRead));
            }
            entriesRead++;
            return true;
        } catch (IOException e) {
            throw new DataException(ReadFailure.problem(name, e));
        }
    }

    /** A number of the current entry, as the nearest float. */
    float value(int column) {
        return switch (element) {
            case UBYTE -> entry[column] & 0xff;
            case BYTE -> entry[column];
            case SHORT -> values.getShort(2 * column);
            case INT -> values.getInt(4 * column);
            case FLOAT -> values.getFloat(4 * column);
            case DOUBLE -> (float) values.getDouble(8 * column);
        };
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException ignored) {
            // Everything wanted from the file was read; a failing close loses nothing.
        }
    }
}
