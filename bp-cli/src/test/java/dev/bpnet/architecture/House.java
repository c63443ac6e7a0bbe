package dev.bpnet.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;

/** The modules, and their classes as they are and as they must not be. */
final class House {

    static final List<String> MODULES = List.of("api", "core", "simd", "optimizers", "tck", "data", "config", "cli");

    /** The classes of all modules, without their tests. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.bpnet");

    /** Small offenders against the rules, in a package of these tests that is named as if it were core's. */
    static final JavaClasses OFFENDERS = new ClassFileImporter()
            .withImportOption(location -> location.contains("/test-classes/"))
            .importPackages("dev.bpnet.core.planted");

    private House() {}

    /** The module a class belongs to: {@code core} for {@code dev.bpnet.core.plan.Plan}, empty for others' classes. */
    static String module(JavaClass type) {
        String[] names = type.getPackageName().split("\\.", -1);
        return names.length > 2 && names[0].equals("dev") && names[1].equals("bpnet") ? names[2] : "";
    }
}
