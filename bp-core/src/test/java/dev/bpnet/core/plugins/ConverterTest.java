package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A union of a text, a list of texts and a map. */
class ConverterTest {

    sealed interface Source {}

    record Files(List<String> paths) implements Source {}

    record Idx(String images, @Nullable String labels) implements Source {}

    record Data(Source train, @Nullable Source test, List<Source> more) {}

    static final class SourceConverter implements Converter<Source> {
        @Override
        public String description() {
            return "a path, a list of paths, or a map with 'idx'";
        }

        @Override
        public @Nullable Source convert(Object tree, Binding at) {
            return switch (tree) {
                case String path -> new Files(List.of(path));
                case List<?> list ->
                    at.list(list, SourceConverter::path).map(Files::new).orElse(null);
                case Map<?, ?> map ->
                    at.key("idx").record(Idx.class, map.get("idx")).orElse(null);
                default -> {
                    at.expected(description(), tree);
                    yield null;
                }
            };
        }

        private static Optional<String> path(@Nullable Object tree, Binding at) {
            if (tree instanceof String path) {
                return Optional.of(path);
            }
            at.expected("a path", tree);
            return Optional.empty();
        }

        @Override
        public Object tree(Source value, Unbinder unbinder) {
            return switch (value) {
                case Files files -> files.paths().size() == 1 ? files.paths().getFirst() : files.paths();
                case Idx idx -> Map.of("idx", unbinder.map(idx));
            };
        }
    }

    private static final Data DEFAULTS = new Data(new Files(List.of("x")), null, List.of());

    private final Binder binder = Binder.builder(Samples.plugins())
            .converter(Source.class, new SourceConverter())
            .build();

    @Test
    void bindsEachFormOfTheUnion() {
        Data data = binder.bind(
                        DEFAULTS,
                        Map.of(
                                "train", "a.csv",
                                "test", List.of("b.csv", "c.csv"),
                                "more", List.of(Map.of("idx", Map.of("images", "i.gz")))),
                        "data")
                .orThrow();
        assertThat(data)
                .isEqualTo(new Data(
                        new Files(List.of("a.csv")),
                        new Files(List.of("b.csv", "c.csv")),
                        List.of(new Idx("i.gz", null))));
        assertThat(binder.bind(DEFAULTS, binder.unbinder().map(data), "data").orThrow())
                .isEqualTo(data);
    }

    @Test
    void reportsAtItsPlace() {
        Map<String, Object> tree =
                Map.of("train", 5L, "test", List.of("b", 1L), "more", List.of(Map.of("idx", Map.of("labels", true))));
        assertThat(binder.bind(DEFAULTS, tree, "data").problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "data.train: expected a path, a list of paths, or a map with 'idx', found the whole number 5",
                        "data.test[1]: expected a path, found the whole number 1",
                        "data.more[0].idx: the key 'images' is missing",
                        "data.more[0].idx.labels: expected a text, found true; put it in quotes");
    }

    @Test
    void theSchemaShowsWhatItTakes() {
        assertThat(binder.schema(Data.class, DEFAULTS)
                        .find("train")
                        .orElseThrow()
                        .type())
                .isEqualTo(new ParameterType.Custom(Source.class, "a path, a list of paths, or a map with 'idx'"));
        assertThatIllegalStateException()
                .isThrownBy(() -> ParameterSchema.of(DEFAULTS))
                .withMessageContaining("which is not understood");
    }

    @Test
    void aConverterWithoutValueAndProblemIsBroken() {
        Converter<Source> silent = new Converter<>() {
            @Override
            public String description() {
                return "anything";
            }

            @Override
            public @Nullable Source convert(Object tree, Binding at) {
                return null;
            }

            @Override
            public Object tree(Source value, Unbinder unbinder) {
                return "";
            }
        };
        Binder broken = Binder.builder(Samples.plugins())
                .converter(Source.class, silent)
                .build();
        assertThatNullPointerException()
                .isThrownBy(() -> broken.bind(DEFAULTS, Map.of("train", "x"), ""))
                .withMessageContaining("no value and no problem");
    }

    @Test
    void oneTypeHasOneConverter() {
        Binder.Builder builder = Binder.builder(Samples.plugins()).converter(Source.class, new SourceConverter());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.converter(Source.class, new SourceConverter()))
                .withMessageContaining("there are two converters for");
    }
}
