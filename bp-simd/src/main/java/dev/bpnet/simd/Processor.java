package dev.bpnet.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What this virtual machine tells about itself; each answer is a sentence where something is missing. */
final class Processor {
    private static final String VECTORS = "jdk.incubator.vector.FloatVector";

    private Processor() {}

    /** The first precondition of all vector kernels that is missing, or null. */
    static @Nullable String missing() {
        try {
            Class.forName(VECTORS, false, Processor.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return "the Vector API is not there: start Java with --add-modules jdk.incubator.vector";
        }
        if (!optimises()) {
            return "the optimising compiler (C2) is switched off, and vectors are slow without it:"
                    + " start Java without -Xint, -XX:TieredStopAtLevel and -XX:-UseCompiler";
        }
        if (!"true".equals(option("UseFMA"))) {
            return "the processor has no fused multiply-add, or -XX:-UseFMA switched it off";
        }
        return null;
    }

    /** 32 with AVX-512 and on ARM, else 16. */
    static int vectorRegisters() {
        String architecture = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return architecture.equals("aarch64") || "3".equals(option("UseAVX")) ? 32 : 16;
    }

    /** The length of the widest vectors, up to 512; asked without loading a vector class, which takes 30 ms. */
    static int vectorBits() {
        String bytes = option("MaxVectorSize");
        return bytes == null ? 0 : Math.min(512, 8 * Integer.parseInt(bytes));
    }

    private static boolean optimises() {
        return ManagementFactory.getCompilationMXBean() != null
                && !"false".equals(option("UseCompiler"))
                && "4".equals(option("TieredStopAtLevel"));
    }

    /** The value of an option of the virtual machine, or null where it has none of that name. */
    private static @Nullable String option(String name) {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return bean == null ? null : bean.getVMOption(name).getValue();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
