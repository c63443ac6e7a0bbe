package dev.bpnet.tck.check;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Targets of the usual sizes. */
public final class Targets {
    private Targets() {}

    /** For each kind a small one and, where there is one, a larger one; classes with the rows of each. */
    public static List<TargetInfo> of(Set<TargetKind> kinds) {
        return kinds.stream().sorted().flatMap(kind -> of(kind).stream()).toList();
    }

    /**
     * Those of them for which something can be made: a loss of shares, say, refuses a single number. Where all are refused they
     * are all given, so that a check says why.
     */
    static List<TargetInfo> taken(Set<TargetKind> kinds, Consumer<TargetInfo> make) {
        List<TargetInfo> all = of(kinds);
        List<TargetInfo> taken =
                all.stream().filter(target -> takes(make, target)).toList();
        return taken.isEmpty() ? all : taken;
    }

    private static boolean takes(Consumer<TargetInfo> make, TargetInfo target) {
        try {
            make.accept(target);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        } catch (RuntimeException | LinkageError broken) {
            return true; // the checks will say so
        }
    }

    private static List<TargetInfo> of(TargetKind kind) {
        return switch (kind) {
            case NUMBER -> List.of(TargetInfo.numbers(1), TargetInfo.numbers(3));
            case MULTI_LABEL -> List.of(TargetInfo.multiLabel(List.of("a", "b", "c")));
            case SEVERAL ->
                List.of(TargetInfo.several(List.of(
                        new TargetInfo.Part("price", TargetInfo.numbers(1)),
                        new TargetInfo.Part("sold", TargetInfo.classes(List.of("no", "yes"))),
                        new TargetInfo.Part("color", TargetInfo.classes(List.of("red", "green", "blue"))))));
            case BINARY -> List.of(TargetInfo.classes(List.of("no", "yes")).withCounts(List.of(30L, 10L)));
            case CATEGORY ->
                List.of(
                        TargetInfo.classes(List.of("a", "b", "c")).withCounts(List.of(5L, 10L, 15L)),
                        TargetInfo.classes(List.of("a", "b", "c", "d", "e", "f", "g"))
                                .withCounts(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L)));
        };
    }
}
