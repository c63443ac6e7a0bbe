package dev.bpnet.data.store;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said when the disk does not take what was to be put there. */
final class DiskProblem {
    private static final double GIB = 1L << 30;

    private DiskProblem() {}

    static DataException of(Path place, String what, IOException failure) {
        List<String> hints = new ArrayList<>();
        Path folder = place.toAbsolutePath();
        while (folder != null && !folder.toFile().isDirectory()) {
            folder = folder.getParent();
        }
        if (folder != null) {
            hints.add(String.format(
                    Locale.ROOT, "%.1f GiB are free there", folder.toFile().getUsableSpace() / GIB));
        }
        hints.add("make room, or give Java a larger heap and say data: {cache: memory}");
        String reason = reason(failure);
        return new DataException(
                DataProblem.ofFile(place.toString(), what + ": " + reason, hints.toArray(String[]::new)));
    }

    private static String reason(IOException failure) {
        String reason = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        return reason == null ? failure.getClass().getSimpleName() : reason;
    }
}
