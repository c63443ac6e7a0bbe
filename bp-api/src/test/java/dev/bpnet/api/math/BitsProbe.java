package dev.bpnet.api.math;

/**
 * Prints a checksum of the bits of each function, so that runs of differently set up virtual machines can be compared.
 */
final class BitsProbe {
    private BitsProbe() {}

    /** The first argument is the number of arguments of each function, spread evenly over all floats. */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        for (FloatCase each : FloatCase.ALL) {
            System.out.println(each + " " + Long.toHexString(checksum(each.function(), count)));
        }
    }

    static long checksum(UlpScan.FloatFunction f, int count) {
        long hash = 0xCBF29CE484222325L;
        long step = (1L << 32) / count;
        for (long bits = 0; bits < 1L << 32; bits += step) {
            hash = (hash ^ Float.floatToIntBits(f.apply(Float.intBitsToFloat((int) bits)))) * 0x100000001B3L;
        }
        return hash;
    }
}
