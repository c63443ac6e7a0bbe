package dev.bpnet.tck.check;

/**
 * A broken promise.
 *
 * @param check the name of the check that noticed, for example {@code activation/gradient}
 * @param sentence what was found and what was expected
 */
public record Finding(String check, String sentence) {

    @Override
    public String toString() {
        return check + ": " + sentence;
    }
}
