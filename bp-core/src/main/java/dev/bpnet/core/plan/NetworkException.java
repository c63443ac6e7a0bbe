package dev.bpnet.core.plan;

/** A network that cannot be built; the message is a sentence that begins with the layer's name. */
public final class NetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String layer;
    private final String sentence;

    /** What is wrong with which layer. */
    public NetworkException(String layer, String sentence, Throwable cause) {
        super(layer + ": " + sentence, cause);
        this.layer = layer;
        this.sentence = sentence;
    }

    /** The same, of a layer inside a block of that name. */
    NetworkException within(String block) {
        return new NetworkException(NodeDeclarations.within(block, layer), sentence, this);
    }

    /** What is wrong, without the layer's name. */
    public String sentence() {
        return sentence;
    }

    /** The name of the layer. */
    public String layer() {
        return layer;
    }
}
