/** Optimizers and learning-rate schedules. */
module dev.bpnet.optimizers {
    requires transitive dev.bpnet.api;

    exports dev.bpnet.optimizers;
    exports dev.bpnet.optimizers.schedule;
    exports dev.bpnet.optimizers.transform;

    provides dev.bpnet.api.optimizer.OptimizerPlugin with
            dev.bpnet.optimizers.Sgd,
            dev.bpnet.optimizers.Adam,
            dev.bpnet.optimizers.AdamW;
    provides dev.bpnet.api.schedule.SchedulePlugin with
            dev.bpnet.optimizers.schedule.ConstantRate,
            dev.bpnet.optimizers.schedule.StepDecay,
            dev.bpnet.optimizers.schedule.CosineAnnealing;
}
