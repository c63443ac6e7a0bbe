package dev.bpnet.simd;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.KernelsProvider.Availability;
import dev.bpnet.api.kernels.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks the provider in a virtual machine of its own, and uses the kernels where it offers them. */
final class Probe {
    private Probe() {}

    static String inNewVirtualMachine(String name, String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (!options.isEmpty()) {
            command.addAll(List.of(options.split(" ")));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Probe.class.getName(), name));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer.lines()
                .filter(line -> !line.startsWith("WARNING"))
                .findFirst()
                .orElse("");
    }

    public static void main(String[] arguments) {
        SimdKernelsProvider provider = new SimdKernelsProvider();
        Availability answer = provider.probe(arguments[0]);
        if (answer.available()) {
            Kernels kernels = provider.open(arguments[0]);
            Matrix a = Matrix.zeros(20, 20);
            kernels.gemm(Form.NN, 20, a, a, null, Matrix.zeros(20, 20), 0, 20);
        }
        System.out.println(answer.available() + " " + answer.sentence());
    }
}
