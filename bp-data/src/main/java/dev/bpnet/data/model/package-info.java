/** Trained models as files: a safetensors file that carries everything a prediction needs. */
@NullMarked
package dev.bpnet.data.model;

import org.jspecify.annotations.NullMarked;
