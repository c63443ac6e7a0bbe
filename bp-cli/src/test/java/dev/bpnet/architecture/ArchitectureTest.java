package dev.bpnet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    @Test
    void everyModuleIsThere() {
        Map<String, Long> sizes = House.CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(House::module, Collectors.counting()));

        assertThat(sizes).containsOnlyKeys(House.MODULES);
        // A wrong import option leaves a handful; the smallest module has more than that.
        assertThat(sizes)
                .allSatisfy((module, size) -> assertThat(size).as(module).isGreaterThan(8));
    }

    @ParameterizedTest
    @MethodSource
    void everyRuleHolds(String name) {
        Rules.ALL.get(name).check(House.CLASSES);
    }

    static Set<String> everyRuleHolds() {
        return Rules.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource
    void everyRuleCatchesItsOffender(String name) {
        assertThat(Rules.ALL.get(name).evaluate(House.OFFENDERS).hasViolation()).isTrue();
    }

    /** The rules that come once for each module are planted for core. */
    static Set<String> everyRuleCatchesItsOffender() {
        Set<String> rules = new LinkedHashSet<>(Rules.ALL.keySet());
        for (String module : House.MODULES) {
            if (!module.equals("core")) {
                rules.remove("sight of " + module);
                rules.remove("no cycles in " + module);
            }
        }
        assertThat(rules).hasSize(Rules.ALL.size() - 2 * (House.MODULES.size() - 1));
        return rules;
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = House.CLASSES.stream()
                .map(JavaClass::getPackage)
                .filter(place -> !place.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());

        assertThat(unmarked).isEmpty();
    }
}
