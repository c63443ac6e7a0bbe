package dev.bpnet.core.network;

import java.util.List;

/** A network that cannot start from another; the message is a sentence. */
public final class TransferException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What {@link #layer()} gives where no single layer is at fault. */
    public static final int ALL = -1;

    private final int layer;
    private final transient List<String> hints;

    TransferException(int layer, String sentence, List<String> hints) {
        super(sentence);
        this.layer = layer;
        this.hints = List.copyOf(hints);
    }

    /** The position among the layers named; {@link #ALL} where no single one is at fault. */
    public int layer() {
        return layer;
    }

    /** What may help. */
    public List<String> hints() {
        return hints;
    }
}
