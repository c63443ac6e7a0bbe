package dev.bpnet.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.KernelsProvider;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which kernels are taken of those that providers offer, and what is said of it. */
class ChoiceOfKernelsTest {
    private @Nullable String property;

    @BeforeEach
    void clear() {
        property = System.clearProperty(KernelSelection.PROPERTY);
    }

    @AfterEach
    void restore() {
        if (property == null) {
            System.clearProperty(KernelSelection.PROPERTY);
        } else {
            System.setProperty(KernelSelection.PROPERTY, property);
        }
    }

    /** A provider of names with their preferences, all of which work or none does. */
    private record Offer(List<String> names, Map<String, Integer> preferences, boolean works, String sentence)
            implements KernelsProvider {

        static Offer working(String name, int preference) {
            return new Offer(List.of(name), Map.of(name, preference), true, "found " + name);
        }

        static Offer missing(String sentence, String... names) {
            return new Offer(List.of(names), Map.of(), false, sentence);
        }

        @Override
        public int preference(String name) {
            return preferences.get(name);
        }

        @Override
        public Availability probe(String name) {
            return new Availability(works, sentence);
        }

        @Override
        public Kernels open(String name) {
            return (Kernels) Proxy.newProxyInstance(
                    Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, (self, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("name");
                        return name;
                    });
        }
    }

    private static void assertAuto(String name, String sentence, KernelsProvider... providers) {
        KernelSelection selection = KernelSelection.select(KernelSelection.AUTO, List.of(providers));
        assertThat(selection.kernels().name()).isEqualTo(name);
        assertThat(selection.sentence()).isEqualTo(sentence);
    }

    @Test
    void autoTakesTheHighestPreferenceWhereverItStands() {
        Offer slow = Offer.working("slow", 0);
        Offer fast = Offer.working("fast", 2);
        Offer between = Offer.working("between", 1);
        assertAuto("fast", "found fast", slow, fast, between);
        assertAuto("fast", "found fast", fast, between, slow);
        Offer two = new Offer(List.of("low", "high"), Map.of("low", 1, "high", 3), true, "found two");
        assertAuto("high", "found two", fast, two);
    }

    @Test
    void ofEqualsAutoTakesTheFirst() {
        assertAuto("a", "found a", Offer.working("a", 1), Offer.working("b", 1));
    }

    @Test
    void autoSaysOnceWhatIsMissingForFasterOnes() {
        Offer vectors = Offer.missing("no vectors here", "narrow", "wide");
        Offer board = Offer.missing("no board here", "board");
        assertAuto("plain", "found plain; no vectors here; no board here", vectors, Offer.working("plain", 0), board);
        assertAuto("quick", "found quick", vectors, Offer.working("quick", 1));
    }

    @Test
    void withoutAnOfferKernelsAreScalar() {
        assertAuto("scalar", "no provider offers kernels here: scalar kernels");
        assertAuto(
                "scalar", "no provider offers kernels here: scalar kernels", Offer.missing("no vectors here", "wide"));
    }

    @Test
    void thePropertySaysWhatAutoIsAndNothingElse() {
        List<KernelsProvider> offers = List.of(Offer.working("slow", 0), Offer.working("fast", 2));
        System.setProperty(KernelSelection.PROPERTY, "slow");
        assertThat(KernelSelection.auto(offers).kernels().name()).isEqualTo("slow");
        assertThat(KernelSelection.select("auto", offers).sentence()).isEqualTo("found slow");
        assertThat(KernelSelection.select("fast", offers).sentence()).isEqualTo("found fast");
    }

    @Test
    void aNameThatDoesNotWorkOrThatNobodyKnowsIsRefused() {
        List<KernelsProvider> offers =
                List.of(Offer.missing("no vectors here", "wide", "narrow"), Offer.working("plain", 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelSelection.select("wide", offers))
                .withMessage("the kernels 'wide' are not available: no vectors here");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KernelSelection.select("abacus", offers))
                .withMessage("there are no kernels named 'abacus'; known: auto, narrow, plain, wide");
    }
}
