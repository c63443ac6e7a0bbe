/** What a plugin author sees. */
module dev.bpnet.api {
    requires static transitive org.jspecify;
}
