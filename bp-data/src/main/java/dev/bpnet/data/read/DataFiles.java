package dev.bpnet.data.read;

import dev.bpnet.core.plugins.Nearest;
import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds the files that paths and globs stand for. */
public final class DataFiles {

    private DataFiles() {}

    /**
     * The files, in the order of the list; those of a glob in the order of their names. A glob is {@code *}, {@code **},
     * {@code ?}, {@code [a-c]} and <code>{a,b}</code> as {@link java.nio.file.FileSystem#getPathMatcher} reads them; a file
     * or folder whose very name holds such characters goes before.
     *
     * @param patterns paths and globs, relative to the folder
     * @param folder the folder of the file that names them
     * @throws DataException with every path that is not there and every glob that matches nothing
     */
    public static List<Path> find(List<String> patterns, Path folder) {
        ProblemList problems = new ProblemList();
        List<Path> files = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                files.addAll(find(pattern, folder));
            } catch (DataException e) {
                e.problems().forEach(problems::add);
            }
        }
        problems.throwIfAny();
        return files;
    }

    private static List<Path> find(String pattern, Path folder) {
        Path path;
        try {
            path = folder.resolve(pattern);
            if (Files.exists(path) || !isGlob(pattern)) {
                return List.of(existing(path));
            }
        } catch (InvalidPathException e) {
            // A glob need not be a path: Windows has no '*' in names.
            if (!isGlob(pattern)) {
                throw new DataException(DataProblem.ofFile(pattern, "is not a path: " + e.getReason()));
            }
        }
        return glob(pattern, folder);
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new DataException(DataProblem.ofFile(path.toString(), "there is no such file", nearest(path)));
        }
        return path;
    }

    private static boolean isGlob(String pattern) {
        return pattern.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    private static List<Path> glob(String pattern, Path folder) {
        int firstSpecial = 0;
        while ("*?[{".indexOf(pattern.charAt(firstSpecial)) < 0) {
            firstSpecial++;
        }
        int slash = pattern.lastIndexOf('/', firstSpecial);
        int next = pattern.indexOf('/', slash + 1);
        while (next >= 0 && isFolder(folder, pattern.substring(0, next))) {
            slash = next;
            next = pattern.indexOf('/', slash + 1);
        }
        Path start = slash < 0 ? folder : folder.resolve(pattern.substring(0, Math.max(slash, 1)));
        String rest = pattern.substring(slash + 1);
        int depth = rest.contains("**")
                ? Integer.MAX_VALUE
                : (int) rest.chars().filter(c -> c == '/').count() + 1;
        List<Path> matches = Files.isDirectory(start) ? matches(start, rest, depth, pattern) : List.of();
        if (matches.isEmpty()) {
            // Beside the configuration the folder has no name.
            String place = start.toString().isEmpty() ? "." : start.toString();
            throw new DataException(DataProblem.ofFile(place, "no file matches " + Quoted.of(pattern)));
        }
        return matches;
    }

    /** Whether there is a folder whose very name holds such characters. */
    private static boolean isFolder(Path folder, String path) {
        try {
            return Files.isDirectory(folder.resolve(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<Path> matches(Path start, String rest, int depth, String pattern) {
        PathMatcher matcher;
        try {
            matcher = FileSystems.getDefault().getPathMatcher("glob:" + rest);
        } catch (PatternSyntaxException e) {
            throw new DataException(
                    DataProblem.ofFile(start.toString(), Quoted.of(pattern) + " is not a glob: " + e.getDescription()));
        }
        Path root = start.toString().isEmpty() ? Paths.get(".") : start;
        try (Stream<Path> walk = Files.walk(root, depth)) {
            return walk.filter(file -> matcher.matches(root.relativize(file)) && Files.isRegularFile(file))
                    .map(file -> start.resolve(root.relativize(file)))
                    .sorted(java.util.Comparator.comparing(
                            file -> file.toString().replace('\\', '/')))
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new DataException(DataProblem.ofFile(start.toString(), "cannot be searched: " + e.getMessage()));
        }
    }

    /** A hint for a file that is not there: the folder is not there either, or holds a file of a similar name. */
    static String[] nearest(Path path) {
        Path folder = path.getParent() == null ? Path.of(".") : path.getParent();
        Path name = path.getFileName();
        if (name == null) {
            return new String[0];
        }
        if (!Files.isDirectory(folder)) {
            return new String[] {"there is no folder " + Quoted.of(folder.toString()) + " either"};
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<String> names = list.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
            return Nearest.to(name.toString(), names)
                    .map(near -> new String[] {"did you mean " + Quoted.of(near) + "?"})
                    .orElse(new String[0]);
        } catch (IOException e) {
            return new String[0];
        }
    }
}
