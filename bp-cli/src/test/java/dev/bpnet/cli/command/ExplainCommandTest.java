package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One step of back-propagation with its numbers: {@code bp explain}. */
class ExplainCommandTest {
    /** Every quantity of the derivation for two layers, with its formula. */
    private static final List<String> QUANTITIES = List.of(
            "x   [4 x 2]",
            "y   [4 x 1]",
            "W[1]   layers[0].weights   [2 x 2]",
            "b[1]   layers[0].biases   [1 x 2]",
            "W[2]   output.weights   [2 x 1]",
            "b[2]   output.biases   [1 x 1]",
            "z[1] = x·W[1] + b[1]   [4 x 2]",
            "a[1] = sigmoid(z[1])   [4 x 2]",
            "z[2] = a[1]·W[2] + b[2]   [4 x 1]",
            "a[2] = sigmoid(z[2])   [4 x 1]",
            "L = weighted mean over the batch of -[y ln a + (1 - y) ln(1 - a)]   [1 x 1]",
            "dL/da[2] = w/Σw * (a - y) / (a (1 - a)) with a = a[2]   [4 x 1]",
            "da[2]/dz[2] = sigmoid'(z[2])   [4 x 1]",
            "dL/dz[2] = w/Σw * (a - y) with a = a[2]   [4 x 1]",
            "dL/dW[2] = a[1]ᵀ·dL/dz[2]   [2 x 1]",
            "dL/db[2] = sum over the batch of dL/dz[2]   [1 x 1]",
            "dL/dz[1] = dL/da[1] * sigmoid'(z[1])   [4 x 2]",
            "dL/dW[1] = xᵀ·dL/dz[1]   [2 x 2]",
            "dL/db[1] = sum over the batch of dL/dz[1]   [1 x 2]",
            "W[1] after the step = W[1] - α·dL/dW[1] with α = 2.0   [2 x 2]",
            "b[1] after the step = b[1] - α·dL/db[1] with α = 2.0   [1 x 2]",
            "W[2] after the step = W[2] - α·dL/dW[2] with α = 2.0   [2 x 1]",
            "b[2] after the step = b[2] - α·dL/db[2] with α = 2.0   [1 x 1]");

    private static final Set<String> VOID_ELEMENTS = Set.of("meta", "br", "hr", "img", "link", "input", "col", "wbr");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>");

    @TempDir
    private Path folder;

    @Test
    void showsEveryQuantityOfTheDerivationInItsOrder() {
        List<String> lines = explain("xor").lines().toList();
        assertThat(lines.stream().filter(QUANTITIES::contains)).containsExactlyElementsOf(QUANTITIES);
    }

    @Test
    void showsNumbersThatBelongTogether() {
        List<String> lines = explain("xor").lines().toList();
        double[][] y = numbers(lines, "y   [4 x 1]", 4);
        double[][] z = numbers(lines, "z[2] = ", 4);
        double[][] a = numbers(lines, "a[2] = ", 4);
        double[][] hidden = numbers(lines, "a[1] = ", 4);
        double[][] dz = numbers(lines, "dL/dz[2] = ", 4);
        double[][] dw = numbers(lines, "dL/dW[2] = ", 2);
        double[][] w = numbers(lines, "W[2]   ", 2);
        double[][] after = numbers(lines, "W[2] after the step", 2);
        double loss = 0;
        for (int i = 0; i < 4; i++) {
            assertThat(a[i][0]).isEqualTo(1 / (1 + Math.exp(-z[i][0])), within(1e-7));
            assertThat(dz[i][0]).isEqualTo((a[i][0] - y[i][0]) / 4, within(1e-7));
            assertThat(dz[i][1]).as("the numeric derivative").isEqualTo(dz[i][0], within(1e-7));
            loss -= (y[i][0] == 1 ? Math.log(a[i][0]) : Math.log(1 - a[i][0])) / 4;
        }
        assertThat(numbers(lines, "L = ", 1)[0][0]).isEqualTo(loss, within(1e-7));
        for (int j = 0; j < 2; j++) {
            double sum = 0;
            for (int i = 0; i < 4; i++) {
                sum += hidden[i][j] * dz[i][0];
            }
            assertThat(dw[j][0]).isEqualTo(sum, within(1e-7));
            assertThat(after[j][0]).isEqualTo(w[j][0] - 2 * dw[j][0], within(1e-7));
        }
    }

    @Test
    void putsBesideEveryDerivativeTheNumericOneWithTheirDifference() {
        List<String> differences = explain("xor")
                .lines()
                .filter(line -> line.contains("greatest difference from the numeric derivative"))
                .toList();
        assertThat(differences).hasSize(8);
        for (String line : differences) {
            assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .isLessThan(1e-8);
        }
    }

    @Test
    void explainsANetworkWithoutHiddenLayerTheSameWay() {
        assertThat(explain("logistic_regression", "--rows", "0,3"))
                .contains("z[1] = x·W[1] + b[1]   [2 x 1]\n", "a[1] = sigmoid(z[1])   [2 x 1]\n")
                .contains("dL/dz[1] = w/Σw * (a - y) with a = a[1]   [2 x 1]\n", "dL/dW[1] = xᵀ·dL/dz[1]   [30 x 1]\n")
                .doesNotContain("z[2]");
    }

    @Test
    void takesTheRowsThatAreNamed() {
        List<String> all = explain("xor").lines().toList();
        List<String> two = explain("xor", "--rows", "3,1").lines().toList();
        double[][] x = numbers(all, "x   [4 x 2]", 4);
        assertThat(numbers(two, "x   [2 x 2]", 2)).isDeepEqualTo(new double[][] {x[3], x[1]});
    }

    @Test
    void refusesARowThatIsNotThere() {
        Outcome outcome = InProcess.bp("explain", Examples.experiment("xor"), "--rows", "4");
        outcome.hasExitCode(2);
        assertThat(outcome.err()).contains("there is no row 4; the training rows are 0 to 3");
    }

    @Test
    void takesTheWeightsOfAModel() {
        Path run = folder.resolve("run");
        Examples.train("xor", run, 1);
        List<String> stepped = explain("xor", "--model", run).lines().toList();
        List<String> fresh = explain("xor").lines().toList();
        assertThat(numbers(stepped, "W[1]   ", 2))
                .as("one epoch of a full batch is the step that was shown")
                .isDeepEqualTo(rounded(numbers(fresh, "W[1] after the step", 2), numbers(stepped, "W[1]   ", 2)));
    }

    @Test
    void refusesTheModelOfAnotherNetwork() {
        Path run = folder.resolve("run");
        Examples.train("iris", run, 1);
        Outcome outcome = InProcess.bp("explain", Examples.experiment("xor"), "--model", run);
        outcome.hasExitCode(2);
        assertThat(outcome.err()).contains("has another network than");
    }

    @Test
    void writesAPageThatIsWellFormedAndNeedsNothingFromElsewhere() throws IOException {
        Path page = folder.resolve("xor.html");
        Outcome outcome = InProcess.bp("explain", Examples.experiment("xor"), "--html", page)
                .succeeded();
        assertThat(outcome.out()).isEqualTo(page + "\n");
        String html = Files.readString(page);
        assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"en\">").endsWith("</html>\n");
        assertThat(html).doesNotContain("http:", "https:", "<script", "src=", "@import");
        assertBalanced(html);
        for (String quantity : QUANTITIES) {
            String name = quantity.split(" ")[0].replace("after", "");
            assertThat(html).contains("<b>" + name);
        }
        assertThat(html)
                .contains("<tr><th>layer</th><th>what it computes</th><th>shape</th><th>parameters</th></tr>")
                .contains("<td>2 → 2</td><td>weights [2, 2], biases [1, 2]</td></tr>");
        assertThat(Pattern.compile("<tr>(<td>[^<]*</td>){4}</tr>").matcher(html).results())
                .as("a line for input, layers, loss and head")
                .hasSizeGreaterThanOrEqualTo(4);
        String text = explain("xor");
        Matcher numbers = Pattern.compile("-?\\d+\\.\\d{8}").matcher(text);
        while (numbers.find()) {
            assertThat(html).contains("<td>" + numbers.group() + "</td>");
        }
    }

    private static void assertBalanced(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(html);
        int elements = 0;
        while (tags.find()) {
            String name = tags.group(2);
            if (VOID_ELEMENTS.contains(name)) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(name);
                elements++;
            } else {
                assertThat(open).isNotEmpty();
                assertThat(open.pop()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
        assertThat(elements).isGreaterThan(100);
        assertThat(TAG.matcher(html.substring(15)).replaceAll(""))
                .as("brackets that are no tags")
                .doesNotContain("<", ">");
    }

    /** The second numbers, where they are nearer than the weights of a float are to the first. */
    private static double[][] rounded(double[][] exact, double[][] floats) {
        double[][] result = new double[exact.length][];
        for (int i = 0; i < exact.length; i++) {
            result[i] = exact[i].clone();
            for (int j = 0; j < exact[i].length; j++) {
                result[i][j] = Math.abs(exact[i][j] - floats[i][j]) < 1e-6 ? floats[i][j] : exact[i][j];
            }
        }
        return result;
    }

    /** The numbers below the line that begins so, row by row; the numeric derivatives behind the others. */
    private static double[][] numbers(List<String> lines, String beginning, int rows) {
        int at = 0;
        while (!lines.get(at).startsWith(beginning)) {
            at++;
        }
        double[][] numbers = new double[rows][];
        for (int i = 0; i < rows; i++) {
            numbers[i] = Pattern.compile("[ |]+")
                    .splitAsStream(lines.get(at + 1 + i).strip())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        return numbers;
    }

    private static String explain(String name, Object... more) {
        Object[] arguments = new Object[2 + more.length];
        arguments[0] = "explain";
        arguments[1] = Examples.experiment(name);
        System.arraycopy(more, 0, arguments, 2, more.length);
        Outcome outcome = InProcess.bp(arguments).succeeded();
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }
}
