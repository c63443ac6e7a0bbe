package dev.bpnet.cli.terminal;

import dev.bpnet.data.prepare.FittedPreprocessing;

/** What people call a metric of one of several targets. */
public final class MetricName {
    private MetricName() {}

    /**
     * The key of a metric with the target's name where it has a number: {@code rmse[0]} becomes {@code rmse[Y1]}, and of a head
     * {@code house.rmse[0]} becomes {@code house.rmse[Y1]}. One target has none; what stands in brackets then is a class or a label, as in
     * {@code f1[setosa]}.
     */
    public static String of(String key, FittedPreprocessing preprocessing) {
        int first = 0;
        int targets = preprocessing.targets().size();
        for (FittedPreprocessing.Head head : preprocessing.heads()) {
            if (key.startsWith(head.name() + ".")) {
                targets = head.targets();
                break;
            }
            first += head.targets();
        }
        int at = key.indexOf('[');
        if (at < 0 || targets == 1 || !Character.isDigit(key.charAt(at + 1))) {
            return key;
        }
        int column = first + Integer.parseInt(key.substring(at + 1, key.length() - 1));
        return key.substring(0, at) + "[" + preprocessing.targets().get(column).name() + "]";
    }
}
