package dev.bpnet.config.experiment;

import dev.bpnet.api.plugin.Doc;

/** Where encoded rows are kept while a network is trained. */
public enum DataCache {
    @Doc("on the heap, and on the disk where they would take more than a third of the heap")
    AUTO,
    @Doc("on the heap, however many there are")
    MEMORY,
    @Doc("in files in runs/NAME/cache, mapped into memory")
    DISK
}
