package dev.bpnet.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every rule by its name. */
final class Rules {

    private static final String[] NUMERIC = {
        "dev.bpnet.api..", "dev.bpnet.core..", "dev.bpnet.simd..", "dev.bpnet.optimizers.."
    };

    private static final String[] WRITES_TO_THE_TERMINAL = {"dev.bpnet.cli.."};

    /** What each module may see: other modules first, then what does not come with the JDK's java.base and friends. */
    private static final Map<String, List<String>> SIGHT = Map.of(
            "api", List.of(),
            "core", List.of("dev.bpnet.api.."),
            "simd", List.of("dev.bpnet.api..", "jdk.incubator.vector..", "com.sun.management.."),
            "optimizers", List.of("dev.bpnet.api.."),
            "tck",
                    List.of(
                            "dev.bpnet.api..",
                            "dev.bpnet.core..",
                            "com.sun.management..",
                            "org.junit.jupiter.api..",
                            "org.opentest4j.."),
            "data", List.of("dev.bpnet.api..", "dev.bpnet.core..", "de.siegmar.fastcsv..", "tools.jackson.."),
            "config",
                    List.of(
                            "dev.bpnet.api..",
                            "dev.bpnet.core..",
                            "dev.bpnet.data..",
                            "com.google.inject..",
                            "tools.jackson.."),
            "cli",
                    List.of(
                            "dev.bpnet..",
                            "com.google.inject..",
                            "de.siegmar.fastcsv..",
                            "picocli..",
                            "sun.misc..",
                            "tools.jackson.."));

    private static final Set<String> TRANSCENDENTAL = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "random", "sin", "sinh", "tan", "tanh");

    /** Types whose instances change, so that a static one is state of the whole process. */
    private static final List<Class<?>> CHANGEABLE = List.of(
            StringBuilder.class,
            ThreadLocal.class,
            java.util.AbstractCollection.class,
            java.util.AbstractMap.class,
            java.util.Properties.class,
            java.util.concurrent.ConcurrentMap.class,
            java.util.concurrent.Executor.class,
            java.util.concurrent.atomic.AtomicBoolean.class,
            java.util.concurrent.atomic.AtomicInteger.class,
            java.util.concurrent.atomic.AtomicLong.class,
            java.util.concurrent.atomic.AtomicReference.class,
            java.util.concurrent.locks.Lock.class,
            java.util.random.RandomGenerator.class);

    static final Map<String, ArchRule> ALL = all();

    private Rules() {}

    private static Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (String module : House.MODULES) {
            rules.put("sight of " + module, sight(module));
        }
        rules.put("guice at the edge", guiceAtTheEdge());
        rules.put("junit in contracts", junitInContracts());
        rules.put("terminal and exit in cli", terminalAndExitInCli());
        rules.put("no foreign randomness", noForeignRandomness());
        rules.put("no transcendental functions of Math", noTranscendentalFunctionsOfMath());
        rules.put("static fields are final", staticFieldsAreFinal());
        rules.put("static fields are constants", staticFieldsAreConstants());
        rules.put("names say what it is", namesSayWhatItIs());
        rules.put("vector types in simd", vectorTypesInSimd());
        rules.put("providers link no vector type", providersLinkNoVectorType());
        rules.put("no serialization, no native code", noSerializationAndNoNativeCode());
        rules.put("no system properties as channels", noSystemPropertiesAsChannels());
        for (String module : House.MODULES) {
            rules.put("no cycles in " + module, noCycles(module));
        }
        return rules;
    }

    private static ArchRule sight(String module) {
        String own = "dev.bpnet." + module + "..";
        String[] allowed = Stream.concat(
                        Stream.of(own, "java..", "org.jspecify.annotations.."), SIGHT.get(module).stream())
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitives()))
                .because("arrows never point up or sideways");
    }

    private static ArchRule guiceAtTheEdge() {
        return noClasses()
                .that()
                .resideOutsideOfPackages("dev.bpnet.config.wiring..", "dev.bpnet.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
                .because("every object can be built with plain constructors");
    }

    private static ArchRule junitInContracts() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.bpnet.tck")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .because("the checks run in the command line, where there is no JUnit");
    }

    private static ArchRule terminalAndExitInCli() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(WRITES_TO_THE_TERMINAL)
                .should()
                .accessTargetWhere(target(System.class, "out", "err", "exit")
                        .or(target(Runtime.class, "exit", "halt", "addShutdownHook"))
                        .or(printsAStackTrace()))
                .because("a library neither ends the process of its caller nor writes to its terminal");
    }

    private static ArchRule noForeignRandomness() {
        return noClasses()
                .that()
                .resideInAnyPackage(NUMERIC)
                .should()
                .dependOnClassesThat(nameMatching("java\\.util\\.(Random|SplittableRandom|random\\..*)")
                        .or(nameMatching("java\\.util\\.concurrent\\.ThreadLocalRandom"))
                        .or(nameMatching("java\\.security\\.SecureRandom")))
                .because("random numbers come from dev.bpnet.api.random, a function of seed and place");
    }

    private static ArchRule noTranscendentalFunctionsOfMath() {
        return noClasses()
                .that()
                .resideInAnyPackage(NUMERIC)
                .should()
                .accessTargetWhere(target(Math.class, TRANSCENDENTAL.toArray(String[]::new)))
                .because("their bits differ between interpreter and compiler; dev.bpnet.api.math has its own");
    }

    private static ArchRule staticFieldsAreFinal() {
        return fields().that().areStatic().should().beFinal().because("there is no process-wide mutable state");
    }

    private static ArchRule staticFieldsAreConstants() {
        return noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(changeable())
                .orShould(new VisibleArray())
                .because("there is no process-wide mutable state");
    }

    private static ArchRule namesSayWhatItIs() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .because("such a name says nothing of what is inside");
    }

    private static ArchRule vectorTypesInSimd() {
        return noClasses()
                .that()
                .resideOutsideOfPackage("dev.bpnet.simd..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .because("everything else must run without the incubating module");
    }

    private static ArchRule providersLinkNoVectorType() {
        return noClasses()
                .that()
                .implement("dev.bpnet.api.kernels.KernelsProvider")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .because("a provider must load, and say what is missing, where the module is not there");
    }

    private static ArchRule noSerializationAndNoNativeCode() {
        return noClasses()
                .should()
                .dependOnClassesThat(nameMatching("java\\.io\\.Object(Input|Output)Stream")
                        .or(nameMatching("java\\.lang\\.foreign\\.(Linker|SymbolLookup).*"))
                        .or(nameMatching("sun\\.misc\\.Unsafe")))
                .orShould()
                .accessTargetWhere(target(System.class, "load", "loadLibrary"))
                .because("loading a model runs no code, and everything is Java");
    }

    private static ArchRule noSystemPropertiesAsChannels() {
        return noClasses()
                .should()
                .accessTargetWhere(target(System.class, "setProperty", "setProperties", "clearProperty"))
                .because("what one part tells another is an argument");
    }

    private static ArchRule noCycles(String module) {
        return slices().assignedFrom(new PackagesOf(module)).should().beFreeOfCycles();
    }

    private static DescribedPredicate<JavaAccess<?>> target(Class<?> owner, String... names) {
        Set<String> set = Set.of(names);
        return DescribedPredicate.describe("is " + owner.getSimpleName() + "." + set, access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().isEquivalentTo(owner) && set.contains(target.getName());
        });
    }

    private static DescribedPredicate<JavaAccess<?>> printsAStackTrace() {
        return DescribedPredicate.describe("is Throwable.printStackTrace()", access -> {
            AccessTarget target = access.getTarget();
            return target.getOwner().isAssignableTo(Throwable.class)
                    && target instanceof AccessTarget.CodeUnitAccessTarget method
                    && method.getName().equals("printStackTrace")
                    && method.getRawParameterTypes().isEmpty();
        });
    }

    private static DescribedPredicate<JavaClass> primitives() {
        return DescribedPredicate.describe(
                "are primitive", type -> type.getBaseComponentType().isPrimitive());
    }

    private static DescribedPredicate<JavaClass> changeable() {
        return DescribedPredicate.describe(
                "can change", type -> CHANGEABLE.stream().anyMatch(type::isAssignableTo));
    }

    /** An array is a constant only as long as nobody outside its class can write to it. */
    private static final class VisibleArray extends ArchCondition<JavaField> {

        VisibleArray() {
            super("be an array that others can write to");
        }

        @Override
        public void check(JavaField field, ConditionEvents events) {
            Collection<JavaModifier> modifiers = field.getModifiers();
            boolean visible = field.getRawType().isArray()
                    && !modifiers.contains(JavaModifier.PRIVATE)
                    && !modifiers.contains(JavaModifier.SYNTHETIC); // the compiler's tables for switches over enums
            events.add(new SimpleConditionEvent(
                    field, visible, field.getDescription() + " is an array that is not private"));
        }
    }

    private record PackagesOf(String module) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return House.module(type).equals(module)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "the packages of " + module;
        }
    }
}
