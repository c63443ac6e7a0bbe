package dev.bpnet.simd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A vector length, and the way to get the kernels made for it.
 *
 * <p>The compiler only makes good code of a vector class whose species is a {@code static final} of that class: given as
 * an argument the same product was 10 to 100 times slower. So each kernel class is written once, as a template that asks
 * {@link #of} for its width, and is loaded once more as a hidden class for every width that is opened. A template must be
 * one class file, since a hidden class can only name itself, and is never initialised under its own name.
 *
 * @param species the vectors
 * @param registers how many vector registers the processor has: 32 or 16
 */
record Width(VectorSpecies<Float> species, int registers) {

    /** 128, 256 or 512 bits. */
    static Width ofBits(int bits, int registers) {
        return new Width(
                switch (bits) {
                    case 128 -> FloatVector.SPECIES_128;
                    case 256 -> FloatVector.SPECIES_256;
                    case 512 -> FloatVector.SPECIES_512;
                    default -> throw new IllegalArgumentException("no vectors have " + bits + " bits");
                },
                registers);
    }

    /** Vectors of doubles of the same length. */
    VectorSpecies<Double> doubles() {
        return species.withLanes(double.class);
    }

    int lanes() {
        return species.length();
    }

    /** The width a copy was made for; a template calls this with its own lookup. */
    static Width of(Lookup template) {
        try {
            return MethodHandles.classData(template, ConstantDescs.DEFAULT_NAME, Width.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(template.lookupClass() + " is a template: load copies of it", e);
        }
    }

    /** A new instance of a copy of the template for this width. */
    <T> T copy(Class<T> kind, Class<? extends T> template) {
        String file = template.getSimpleName() + ".class";
        try (InputStream in = Width.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the class file " + file + " is not beside Width.class");
            }
            Lookup copy = MethodHandles.lookup().defineHiddenClassWithClassData(in.readAllBytes(), this, true);
            return kind.cast(copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class))
                    .invoke());
        } catch (IOException e) {
            throw new UncheckedIOException("the class file " + file + " cannot be read", e);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("no copy of " + template.getName() + " for " + this, e);
        }
    }
}
