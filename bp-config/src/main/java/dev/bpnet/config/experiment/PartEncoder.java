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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Encodes the rows of each part onto the heap, or into the cache on the disk where they would take too much of the heap. */
final class PartEncoder {
    /** Encoded rows may take one such part of the heap; the network, its gradients and what is read need room too. */
    private static final long SHARE_OF_ROWS = 3;

    /** The same for the cells of columns, which are there twice while their types are settled. */
    private static final long SHARE_OF_CELLS = 16;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final DataConfig config;
    private final DataCache where;
    private final RowsCache cache;
    private final long rowsPerFile;
    private final List<Fingerprint> files;

    /**
     * @param config what the user said
     * @param folder of the cache
     * @param rowsPerFile rows to read of each file; where not all are read, nothing is put on the disk
     * @param files everything that is read, to tell the rows of other files; may still grow
     */
    PartEncoder(DataConfig config, Path folder, long rowsPerFile, List<Fingerprint> files) {
        this.config = config;
        this.where = rowsPerFile == TableReader.ALL_ROWS ? config.cache() : DataCache.MEMORY;
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
                        key(part, fitted, rows, List.of()),
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
                        key(part, fitted, new int[0], given),
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

    /**
     * Tells these rows from all others: by the files and how they are read, what was learnt of them, and which rows they are.
     *
     * @param rows of the training files; empty where the part has files of its own
     * @param own the part's own files: the same three may be two for validation and none for test
     */
    private byte[] key(String part, FittedPreprocessing fitted, int[] rows, List<Source> own) {
        MessageDigest digest = sha256();
        StringBuilder said = new StringBuilder(part).append('\n').append(fitted.tree());
        said.append('\n').append(config.format());
        for (DataFilesConfig named : Arrays.asList(config.train(), config.validation(), config.test())) {
            said.append('\n').append(named == null ? null : named.source());
        }
        files.forEach(file -> tell(file, said));
        said.append("\nof which");
        for (Source source : own) {
            files.stream().filter(file -> source.files().contains(file.path())).forEach(file -> tell(file, said));
        }
        if (files.isEmpty() || own.stream().anyMatch(source -> source.files().isEmpty())) {
            said.append('\n').append(UUID.randomUUID()); // a stream cannot be told from another
        }
        digest.update(said.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
        for (int row : rows) {
            digest.update(number.putInt(0, row).array());
        }
        return digest.digest();
    }

    /** Its name too, which may tell how it is read. */
    private static void tell(Fingerprint file, StringBuilder said) {
        said.append('\n').append(file.path().getFileName());
        said.append(' ').append(file.bytes()).append(' ').append(file.sha256());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
