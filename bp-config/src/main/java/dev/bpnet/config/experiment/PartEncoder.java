package dev.bpnet.config.experiment;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.read.Fingerprint;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.TableReader;
import dev.bpnet.data.store.RowsCache;
import dev.bpnet.data.store.RowsLayout;
import dev.bpnet.data.store.Spill;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;

/** Encodes the rows of each part onto the heap, or into the cache on the disk where they would take too much of the heap. */
final class PartEncoder {
    /** Encoded rows may take one such part of the heap; the network, its gradients and what is read need room too. */
    private static final long SHARE_OF_ROWS = 3;

    /** The same for the cells of columns, which are there twice while their types are settled. */
    private static final long SHARE_OF_CELLS = 16;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final DataCache where;
    private final RowsCache cache;
    private final long rowsPerFile;
    private final List<Fingerprint> files;

    /**
     * @param where what the user said
     * @param folder of the cache
     * @param rowsPerFile rows to read of each file; where not all are read, nothing is put on the disk
     * @param files everything that is read, to tell the rows of other files; may still grow
     */
    PartEncoder(DataCache where, Path folder, long rowsPerFile, List<Fingerprint> files) {
        this.where = rowsPerFile == TableReader.ALL_ROWS ? where : DataCache.MEMORY;
        this.cache = new RowsCache(folder);
        this.rowsPerFile = rowsPerFile;
        this.files = files;
    }

    /** Where cells go that are read before there is anything to encode. */
    Spill spill() {
        return where == DataCache.MEMORY
                ? Spill.NONE
                : Spill.into(cache.folder(), Runtime.getRuntime().maxMemory() / SHARE_OF_CELLS / Float.BYTES);
    }

    /** Rows of the training files. */
    Dataset ofTable(String part, LoadedData loaded, FittedPreprocessing fitted, int[] rows, TargetInfo target) {
        return isOnDisk(loaded, fitted)
                ? cache.rows(
                        part,
                        key(part, fitted, rows),
                        layout(fitted),
                        target,
                        writer -> loaded.write(fitted, rows, writer))
                : loaded.encode(fitted, rows).dataset(target);
    }

    /** Rows of other files, which are kept where the training rows are. */
    Dataset ofFiles(String part, LoadedData loaded, FittedPreprocessing fitted, List<Source> given, TargetInfo target) {
        return isOnDisk(loaded, fitted)
                ? cache.rows(
                        part,
                        key(part, fitted, new int[0]),
                        layout(fitted),
                        target,
                        writer -> LoadedData.write(fitted, given, rowsPerFile, writer))
                : LoadedData.encode(fitted, given, rowsPerFile).dataset(target);
    }

    private boolean isOnDisk(LoadedData loaded, FittedPreprocessing fitted) {
        long rows = loaded.table().rows();
        long bytes = rows * layout(fitted).rowBytes();
        return switch (where) {
            case MEMORY -> false;
            case DISK -> true;
            case AUTO ->
                bytes > Runtime.getRuntime().maxMemory() / SHARE_OF_ROWS || rows * fitted.width() > LONGEST_ARRAY;
        };
    }

    private static RowsLayout layout(FittedPreprocessing fitted) {
        return new RowsLayout(fitted.width(), fitted.columnTargets().size(), fitted.weight() != null);
    }

    /** Tells these rows from all others: by the files, what was learnt of them, and which rows they are. */
    private byte[] key(String part, FittedPreprocessing fitted, int[] rows) {
        MessageDigest digest = sha256();
        StringBuilder said = new StringBuilder(part).append('\n').append(fitted.tree());
        for (Fingerprint file : files) {
            said.append('\n').append(file.bytes()).append(' ').append(file.sha256());
        }
        if (files.isEmpty()) {
            said.append('\n').append(UUID.randomUUID()); // a stream cannot be told from another
        }
        digest.update(said.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
        for (int row : rows) {
            digest.update(number.putInt(0, row).array());
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
