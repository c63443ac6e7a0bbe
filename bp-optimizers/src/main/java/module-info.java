/** Optimizers and learning-rate schedules. */
module dev.bpnet.optimizers {
    requires transitive dev.bpnet.api;

    exports dev.bpnet.optimizers;
    exports dev.bpnet.optimizers.minimize;
    exports dev.bpnet.optimizers.schedule;
    exports dev.bpnet.optimizers.transform;

    provides dev.bpnet.api.optimizer.OptimizerPlugin with
            dev.bpnet.optimizers.Adadelta,
            dev.bpnet.optimizers.Adagrad,
            dev.bpnet.optimizers.Adam,
            dev.bpnet.optimizers.AdamW,
            dev.bpnet.optimizers.Adamax,
            dev.bpnet.optimizers.Asgd,
            dev.bpnet.optimizers.Lamb,
            dev.bpnet.optimizers.Lbfgs,
            dev.bpnet.optimizers.Lion,
            dev.bpnet.optimizers.Muon,
            dev.bpnet.optimizers.Nadam,
            dev.bpnet.optimizers.Radam,
            dev.bpnet.optimizers.RmsProp,
            dev.bpnet.optimizers.Rprop,
            dev.bpnet.optimizers.ScheduleFreeAdamW,
            dev.bpnet.optimizers.Sgd;
    provides dev.bpnet.api.schedule.SchedulePlugin with
            dev.bpnet.optimizers.schedule.ConstantRate,
            dev.bpnet.optimizers.schedule.StepDecay,
            dev.bpnet.optimizers.schedule.MultiStep,
            dev.bpnet.optimizers.schedule.Exponential,
            dev.bpnet.optimizers.schedule.InverseTime,
            dev.bpnet.optimizers.schedule.Polynomial,
            dev.bpnet.optimizers.schedule.Linear,
            dev.bpnet.optimizers.schedule.CosineAnnealing,
            dev.bpnet.optimizers.schedule.CosineRestarts,
            dev.bpnet.optimizers.schedule.OneCycle,
            dev.bpnet.optimizers.schedule.Cyclic,
            dev.bpnet.optimizers.schedule.WarmupStableDecay,
            dev.bpnet.optimizers.schedule.ReduceOnPlateau,
            dev.bpnet.optimizers.schedule.Sequence;
}
