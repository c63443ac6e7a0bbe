package dev.bpnet.api.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReproducibleBitsTest {
    /** The interpreter, the two compilers from the first call on, and a machine without fused multiply-add. */
    @Test
    void theInterpreterAndBothCompilersGiveTheSameBits() throws IOException, InterruptedException {
        String interpreted = probe("1501", "-Xint");
        assertThat(interpreted.lines())
                .hasSizeGreaterThanOrEqualTo(FloatCase.ALL.size())
                .doesNotHaveDuplicates();
        assertThat(probe("1501", "-Xcomp", "-XX:TieredStopAtLevel=1")).isEqualTo(interpreted);
        assertThat(probe("1501", "-Xcomp", "-XX:-TieredCompilation")).isEqualTo(interpreted);
        assertThat(probe("1501", "-XX:-UseFMA")).isEqualTo(interpreted);
    }

    @ParameterizedTest
    @MethodSource("dev.bpnet.api.math.FloatCase#all")
    void theFirstCallsAndTheHundredThousandthGiveTheSameBits(FloatCase each) {
        long cold = BitsProbe.checksum(each.function(), 101);
        for (int round = 0; round < 2_000; round++) {
            assertThat(BitsProbe.checksum(each.function(), 101)).isEqualTo(cold);
        }
    }

    private static String probe(String count, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(location(FloatMath.class) + java.io.File.pathSeparator + location(BitsProbe.class));
        command.add(BitsProbe.class.getName());
        command.add(count);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException("no class path for " + type, e);
        }
    }
}
