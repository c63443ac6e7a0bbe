package dev.bpnet.tck.check;

import dev.bpnet.api.plugin.Plugin;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The numbers do not depend on who compiled the code: no class of the plugin, nor any beside it that it uses, calls
 * {@code Math.exp} and its kin (their last bits differ between interpreter and compiler), the transcendental operators of
 * the Vector API (likewise), or a random generator with hidden state.
 */
public final class ComputesByContract implements Check<Plugin<?>> {
    private static final String CONTRACT = "dev/bpnet/api/";
    private static final Set<String> FUNCTIONS = Set.of(
            "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "asin", "acos", "atan", "atan2",
            "sinh", "cosh", "tanh", "cbrt", "hypot");
    private static final Set<String> OPERATORS = Set.of(
            "EXP", "EXPM1", "LOG", "LOG10", "LOG1P", "POW", "SIN", "COS", "TAN", "ASIN", "ACOS", "ATAN", "ATAN2",
            "SINH", "COSH", "TANH", "CBRT", "HYPOT");
    private static final Set<String> GENERATORS = Set.of(
            "java/util/Random",
            "java/util/SplittableRandom",
            "java/util/concurrent/ThreadLocalRandom",
            "java/security/SecureRandom",
            "java/util/random/RandomGenerator");

    @Override
    public String name() {
        return "plugin/bytecode";
    }

    @Override
    public String promise() {
        return "no function or generator is called whose bits vary";
    }

    @Override
    public void examine(Plugin<?> plugin, Report report) {
        Optional<ClassFiles> files = ClassFiles.beside(plugin.getClass());
        if (files.isEmpty()) {
            report.add(
                    "the class file of " + plugin.getClass().getName() + " is not found, so nothing can be said of it");
            return;
        }
        new Walk(files.get(), report).from(ClassFiles.internalName(plugin.getClass()));
    }

    /** Goes through the classes that are reached from the plugin and lie beside it. */
    private static final class Walk {
        private final ClassFiles files;
        private final Report report;
        private final Set<String> seen = new LinkedHashSet<>();
        private final Deque<String> open = new ArrayDeque<>();

        Walk(ClassFiles files, Report report) {
            this.files = files;
            this.report = report;
        }

        void from(String internalName) {
            reach(internalName);
            while (!open.isEmpty()) {
                files.read(open.remove()).map(ClassFile.of()::parse).ifPresent(this::examine);
            }
        }

        private void reach(String internalName) {
            if (!internalName.startsWith(CONTRACT) && seen.add(internalName)) {
                open.add(internalName);
            }
        }

        private void examine(ClassModel type) {
            type.superclass().ifPresent(parent -> reach(parent.asInternalName()));
            type.interfaces().forEach(parent -> reach(parent.asInternalName()));
            for (MethodModel method : type.methods()) {
                String place = type.thisClass().asInternalName().replace('/', '.') + "."
                        + method.methodName().stringValue();
                method.code().ifPresent(code -> code.forEach(element -> examine(element, place)));
            }
        }

        private void examine(CodeElement element, String place) {
            switch (element) {
                case InvokeInstruction call ->
                    examineCall(call.owner().asInternalName(), call.name().stringValue(), place);
                case FieldInstruction field ->
                    examineField(field.owner().asInternalName(), field.name().stringValue(), place);
                case NewObjectInstruction made -> reach(made.className().asInternalName());
                case InvokeDynamicInstruction dynamic -> {
                    for (ConstantDesc argument : dynamic.bootstrapArgs()) {
                        if (argument instanceof DirectMethodHandleDesc handle) {
                            String owner = handle.owner().descriptorString();
                            examineCall(owner.substring(1, owner.length() - 1), handle.methodName(), place);
                        }
                    }
                }
                default -> {}
            }
        }

        private void examineCall(String owner, String method, String place) {
            reach(owner);
            if (owner.equals("java/lang/Math") && FUNCTIONS.contains(method)) {
                report.add(
                        place + " calls Math." + method + ", whose last bits differ between interpreter and compiler;"
                                + " take the function of dev.bpnet.api.math, or StrictMath where speed does not matter");
            } else if (GENERATORS.contains(owner) || (owner.equals("java/lang/Math") && method.equals("random"))) {
                report.add(
                        place + " calls " + owner.replace('/', '.') + "." + method
                                + ", which has hidden state; take the stream of dev.bpnet.api.random that the engine hands over");
            }
        }

        private void examineField(String owner, String field, String place) {
            reach(owner);
            if (owner.equals("jdk/incubator/vector/VectorOperators") && OPERATORS.contains(field)) {
                report.add(place + " uses VectorOperators." + field + ", whose last bits differ between interpreter and"
                        + " compiler; build it from the polynomials of dev.bpnet.api.math");
            }
        }
    }
}
