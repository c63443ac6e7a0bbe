/** From files to the numbers a network is trained on, and back. */
module dev.bpnet.data {
    requires transitive dev.bpnet.core;
    requires de.siegmar.fastcsv;
    requires tools.jackson.databind;
}
