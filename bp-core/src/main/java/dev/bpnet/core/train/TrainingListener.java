package dev.bpnet.core.train;

/** Hears of training as it goes; called on the training thread, between steps. */
public interface TrainingListener {
    /** Training begins: epochs and steps an epoch as planned. */
    default void started(int epochs, long stepsPerEpoch) {}

    /**
     * A step is done.
     *
     * @param epoch the epoch it belongs to, from 1
     * @param stepOfEpoch its number in the epoch, from 1
     * @param meanLoss the mean loss of the epoch's rows so far
     */
    default void stepDone(int epoch, long stepOfEpoch, double meanLoss) {}

    /** An epoch is done. */
    default void epochDone(EpochReport report) {}
}
