/** Plugins of Acme for BP. */
module com.acme.bp {
    requires dev.bpnet.api;

    exports com.acme.bp;

    provides dev.bpnet.api.activation.ActivationPlugin with
            com.acme.bp.Swish;
    provides dev.bpnet.api.constraint.ConstraintPlugin with
            com.acme.bp.Box;
    provides dev.bpnet.api.initializer.InitializerPlugin with
            com.acme.bp.Rademacher;
    provides dev.bpnet.api.layer.LayerPlugin with
            com.acme.bp.Center;
    provides dev.bpnet.api.loss.LossPlugin with
            com.acme.bp.Cauchy;
    provides dev.bpnet.api.metric.MetricPlugin with
            com.acme.bp.Within;
    provides dev.bpnet.api.optimizer.OptimizerPlugin with
            com.acme.bp.PowerSign;
    provides dev.bpnet.api.regularizer.RegularizerPlugin with
            com.acme.bp.WeightElimination;
    provides dev.bpnet.api.schedule.SchedulePlugin with
            com.acme.bp.Halving;
}
