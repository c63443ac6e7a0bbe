package dev.bpnet.config.experiment;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.read.Fingerprint;
import java.util.List;

/**
 * The rows of an experiment, encoded.
 *
 * @param preprocessing what was learnt of the training rows; number targets in their own unit
 * @param target what is predicted
 * @param standardizesTarget whether number targets may be trained in standard units
 * @param parts the rows
 * @param notes what a person may want to know
 * @param files the files read
 */
record PreparedData(
        FittedPreprocessing preprocessing,
        TargetInfo target,
        boolean standardizesTarget,
        Experiment.Parts parts,
        List<String> notes,
        List<Fingerprint> files) {}
