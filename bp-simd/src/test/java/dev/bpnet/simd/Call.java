package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** One call of kernels that can be repeated with the same numbers. */
final class Call {
    private static final int N = 43;

    private final String name;
    private final Consumer<Kernels> code;
    private final float[][] arrays;
    private final float[][] before;

    private Call(String name, Consumer<Kernels> code, float[]... arrays) {
        this.name = name;
        this.code = code;
        this.arrays = arrays;
        this.before = copy(arrays);
    }

    private static float[][] copy(float[][] arrays) {
        return Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
    }

    /** Calls of every primitive, the products so that each tile is used. */
    static List<Call> all() {
        Numbers numbers = new Numbers(7);
        List<Call> calls = new ArrayList<>();
        for (Unary op : Unary.values()) {
            float[] x = numbers.wild(N);
            calls.add(new Call(op.name(), k -> k.unary(op, 0.3f, x, 0, x, 0, N), x));
        }
        for (Binary op : Binary.values()) {
            float[] x = numbers.wild(N);
            float[] y = numbers.wild(N);
            calls.add(new Call(op.name(), k -> k.binary(op, 0.3f, x, 0, y, 0, y, 0, N), y));
        }
        float[] x = numbers.wild(N);
        float[] y = numbers.wild(N);
        float[] z = numbers.wild(N);
        calls.add(new Call("axpby", k -> k.axpby(0.3f, x, 0, 0.7f, y, 0, N), y));
        calls.add(new Call("lerp", k -> k.lerp(0.9, x, 0, y, 0, N), y));
        calls.add(new Call("lerpSquare", k -> k.lerpSquare(0.999, x, 0, y, 0, N), y));
        calls.add(new Call("adam", k -> k.adam(0.9, 0.999, 2, 3, 1e-8f, x, 0, y, 0, z, 0, N), x, y, z));
        float[] sums = new float[3];
        float[] tame = numbers.tame(N);
        calls.add(new Call("max", k -> sums[0] = k.max(x, 0, N), sums));
        calls.add(new Call("sum", k -> sums[1] = k.sum(tame, 0, N), sums));
        calls.add(new Call("sumOfSquares", k -> sums[2] = (float) k.sumOfSquares(tame, 0, N), sums));
        Matrix table = numbers.matrix(5, N, false);
        Matrix out = numbers.matrix(5, N, false);
        float[] five = new float[5];
        calls.add(new Call("softmax", k -> k.softmax(table, out, five, 0, 5), out.array(), five));
        float[] columns = numbers.tame(200);
        Matrix wide = numbers.matrix(6, 150, false);
        calls.add(new Call("columnSums", k -> k.columnSums(wide, 6, true, columns, 0, 0, 150), columns));
        Matrix tall = numbers.matrix(150, 6, false);
        calls.add(new Call("transpose", k -> k.transpose(wide, tall, 0, 6), tall.array()));
        int[] ids = {4, 2, 2, 0, 1};
        calls.add(new Call("gather", k -> k.gather(table, ids, out, 0, 5), out.array()));
        for (Form form : Form.values()) {
            calls.add(gemm(form, 9, 119, 6, numbers));
            calls.add(gemm(form, 1, 135, 17, numbers));
            calls.add(gemm(form, 9, 11, 14, numbers));
            calls.add(gemm(form, 5, 3, 7, numbers));
        }
        calls.add(gemm(Form.NN, 7, 20, 300, numbers));
        calls.add(gemm(Form.TN, 33, 1, 20, numbers));
        return calls;
    }

    private static Call gemm(Form form, int m, int n, int depth, Numbers numbers) {
        Matrix a = form == Form.TN ? numbers.matrix(depth, m, false) : numbers.matrix(m, depth, false);
        Matrix b = form == Form.NT ? numbers.matrix(n, depth, false) : numbers.matrix(depth, n, false);
        Matrix c = Matrix.zeros(m, n);
        String name = "gemm " + form + " " + m + " x " + n + " x " + depth;
        return new Call(name, k -> k.gemm(form, depth, a, b, null, c, 0, m), c.array());
    }

    void run(Kernels kernels) {
        for (int i = 0; i < arrays.length; i++) {
            System.arraycopy(before[i], 0, arrays[i], 0, arrays[i].length);
        }
        code.accept(kernels);
    }

    /** A copy of what the last call wrote. */
    float[][] result() {
        return copy(arrays);
    }

    /** Whether the last call wrote these bits, with one NaN for all. */
    boolean wrote(float[][] expected) {
        boolean same = true;
        for (int i = 0; i < arrays.length; i++) {
            same &= Arrays.equals(arrays[i], expected[i]);
        }
        return same;
    }

    @Override
    public String toString() {
        return name;
    }
}
