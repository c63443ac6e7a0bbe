package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Place;

/**
 * A stretch of a source text.
 *
 * @param source the text
 * @param start its first code point, from 0
 * @param end the one after its last
 */
public record Span(SourceText source, int start, int end) {

    /** The stretch as it is told to the user. */
    public Place place() {
        return source.place(start, end);
    }

    /** The code points of the stretch. */
    public String text() {
        return source.slice(start, end);
    }
}
