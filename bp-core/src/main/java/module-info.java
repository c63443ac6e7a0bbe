/** The engine: from a description of a network to a trained one. */
module dev.bpnet.core {
    requires transitive dev.bpnet.api;
    // At run time too: @Nullable makes a parameter optional, and an annotation without its class is invisible.
    requires org.jspecify;

    exports dev.bpnet.core.activation;
    exports dev.bpnet.core.constraint;
    exports dev.bpnet.core.data;
    exports dev.bpnet.core.definition;
    exports dev.bpnet.core.initializer;
    exports dev.bpnet.core.kernels;
    exports dev.bpnet.core.layer;
    exports dev.bpnet.core.loss;
    exports dev.bpnet.core.metric;
    exports dev.bpnet.core.network;
    exports dev.bpnet.core.optimize;
    exports dev.bpnet.core.parallel;
    exports dev.bpnet.core.plan;
    exports dev.bpnet.core.plugins;
    exports dev.bpnet.core.regularizer;
    exports dev.bpnet.core.spec;
    exports dev.bpnet.core.train;

    uses dev.bpnet.api.activation.ActivationPlugin;
    uses dev.bpnet.api.constraint.ConstraintPlugin;
    uses dev.bpnet.api.initializer.InitializerPlugin;
    uses dev.bpnet.api.kernels.KernelsProvider;
    uses dev.bpnet.api.layer.LayerPlugin;
    uses dev.bpnet.api.loss.LossPlugin;
    uses dev.bpnet.api.metric.MetricPlugin;
    uses dev.bpnet.api.optimizer.OptimizerPlugin;
    uses dev.bpnet.api.regularizer.RegularizerPlugin;
    uses dev.bpnet.api.schedule.SchedulePlugin;

    provides dev.bpnet.api.activation.ActivationPlugin with
            dev.bpnet.core.activation.Ascending,
            dev.bpnet.core.activation.Celu,
            dev.bpnet.core.activation.Elu,
            dev.bpnet.core.activation.Exponential,
            dev.bpnet.core.activation.Gelu,
            dev.bpnet.core.activation.HardSigmoid,
            dev.bpnet.core.activation.HardSwish,
            dev.bpnet.core.activation.HardTanh,
            dev.bpnet.core.activation.Identity,
            dev.bpnet.core.activation.LeakyRelu,
            dev.bpnet.core.activation.LogSigmoid,
            dev.bpnet.core.activation.LogSoftmax,
            dev.bpnet.core.activation.MarginScore,
            dev.bpnet.core.activation.MeanVariance,
            dev.bpnet.core.activation.Mish,
            dev.bpnet.core.activation.Relu,
            dev.bpnet.core.activation.Relu6,
            dev.bpnet.core.activation.Selu,
            dev.bpnet.core.activation.Sigmoid,
            dev.bpnet.core.activation.Silu,
            dev.bpnet.core.activation.Sine,
            dev.bpnet.core.activation.Softmax,
            dev.bpnet.core.activation.Softplus,
            dev.bpnet.core.activation.Softsign,
            dev.bpnet.core.activation.Tanh;
    provides dev.bpnet.api.constraint.ConstraintPlugin with
            dev.bpnet.core.constraint.MaxNorm,
            dev.bpnet.core.constraint.NonNegative,
            dev.bpnet.core.constraint.UnitNorm;
    provides dev.bpnet.api.initializer.InitializerPlugin with
            dev.bpnet.core.initializer.Constant,
            dev.bpnet.core.initializer.GivenValues,
            dev.bpnet.core.initializer.GlorotNormal,
            dev.bpnet.core.initializer.GlorotUniform,
            dev.bpnet.core.initializer.HeNormal,
            dev.bpnet.core.initializer.HeUniform,
            dev.bpnet.core.initializer.IdentityMatrix,
            dev.bpnet.core.initializer.LecunNormal,
            dev.bpnet.core.initializer.LecunUniform,
            dev.bpnet.core.initializer.Normal,
            dev.bpnet.core.initializer.Ones,
            dev.bpnet.core.initializer.Orthogonal,
            dev.bpnet.core.initializer.Prior,
            dev.bpnet.core.initializer.TruncatedNormal,
            dev.bpnet.core.initializer.Uniform,
            dev.bpnet.core.initializer.VarianceScaling,
            dev.bpnet.core.initializer.Zeros;
    provides dev.bpnet.api.kernels.KernelsProvider with
            dev.bpnet.core.kernels.ScalarKernelsProvider;
    provides dev.bpnet.api.loss.LossPlugin with
            dev.bpnet.core.loss.BinaryCrossEntropy,
            dev.bpnet.core.loss.CategoricalHinge,
            dev.bpnet.core.loss.Cosine,
            dev.bpnet.core.loss.CrossEntropy,
            dev.bpnet.core.loss.Focal,
            dev.bpnet.core.loss.Gamma,
            dev.bpnet.core.loss.GaussianNll,
            dev.bpnet.core.loss.Hinge,
            dev.bpnet.core.loss.Huber,
            dev.bpnet.core.loss.KlDivergence,
            dev.bpnet.core.loss.LogCosh,
            dev.bpnet.core.loss.MeanAbsoluteError,
            dev.bpnet.core.loss.MeanAbsolutePercentageError,
            dev.bpnet.core.loss.MeanSquaredError,
            dev.bpnet.core.loss.MeanSquaredLogarithmicError,
            dev.bpnet.core.loss.MultiMargin,
            dev.bpnet.core.loss.Poisson,
            dev.bpnet.core.loss.Quantile,
            dev.bpnet.core.loss.SmoothL1,
            dev.bpnet.core.loss.SquaredHinge,
            dev.bpnet.core.loss.Tweedie,
            dev.bpnet.core.loss.WeightedSum;
    provides dev.bpnet.api.layer.LayerPlugin with
            dev.bpnet.core.layer.ActivationOnly,
            dev.bpnet.core.layer.AlphaDropout,
            dev.bpnet.core.layer.BatchNorm,
            dev.bpnet.core.layer.Concat,
            dev.bpnet.core.layer.Dense,
            dev.bpnet.core.layer.Dropout,
            dev.bpnet.core.layer.EmbedColumns,
            dev.bpnet.core.layer.Embedding,
            dev.bpnet.core.layer.GaussianNoise,
            dev.bpnet.core.layer.LayerNorm,
            dev.bpnet.core.layer.Offset,
            dev.bpnet.core.layer.Prelu,
            dev.bpnet.core.layer.Rescale,
            dev.bpnet.core.layer.Residual,
            dev.bpnet.core.layer.RmsNorm;
    provides dev.bpnet.api.metric.MetricPlugin with
            dev.bpnet.core.metric.Accuracy,
            dev.bpnet.core.metric.Auc,
            dev.bpnet.core.metric.AveragePrecision,
            dev.bpnet.core.metric.BalancedAccuracy,
            dev.bpnet.core.metric.Brier,
            dev.bpnet.core.metric.Deviance,
            dev.bpnet.core.metric.ExpectedCalibrationError,
            dev.bpnet.core.metric.ExplainedVariance,
            dev.bpnet.core.metric.F1,
            dev.bpnet.core.metric.FBeta,
            dev.bpnet.core.metric.HammingLoss,
            dev.bpnet.core.metric.Kappa,
            dev.bpnet.core.metric.LogLoss,
            dev.bpnet.core.metric.LossMetric,
            dev.bpnet.core.metric.Matthews,
            dev.bpnet.core.metric.MaxError,
            dev.bpnet.core.metric.MeanAbsoluteError,
            dev.bpnet.core.metric.MeanAbsolutePercentageError,
            dev.bpnet.core.metric.MeanSquaredErrorMetric,
            dev.bpnet.core.metric.MedianAbsoluteError,
            dev.bpnet.core.metric.Pinball,
            dev.bpnet.core.metric.Precision,
            dev.bpnet.core.metric.R2,
            dev.bpnet.core.metric.Recall,
            dev.bpnet.core.metric.RootMeanSquaredError,
            dev.bpnet.core.metric.TopK;
    provides dev.bpnet.api.regularizer.RegularizerPlugin with
            dev.bpnet.core.regularizer.L1,
            dev.bpnet.core.regularizer.L1L2,
            dev.bpnet.core.regularizer.L2;
}
