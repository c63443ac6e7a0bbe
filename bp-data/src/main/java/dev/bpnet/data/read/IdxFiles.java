package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import org.jspecify.annotations.Nullable;

/**
 * A file of images and the file of their labels.
 *
 * @param images the path of the images, or of any array of numbers
 * @param labels the path of the labels, one for each image; null where there are none
 */
public record IdxFiles(
        @Doc("the path of the images") @Required String images,

        @Doc("the path of the labels, one for each image") @Nullable String labels) {}
