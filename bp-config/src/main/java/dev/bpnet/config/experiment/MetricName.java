package dev.bpnet.config.experiment;

import dev.bpnet.core.train.EarlyStopping;
import dev.bpnet.data.prepare.FittedPreprocessing;
import java.util.List;

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
        boolean ofColumn = at >= 0
                && Character.isDigit(key.charAt(at + 1))
                && targets > 1
                && first < preprocessing.targets().size()
                && !preprocessing.targets().get(first).isLabel();
        if (!ofColumn) {
            return key;
        }
        int column = first + Integer.parseInt(key.substring(at + 1, key.length() - 1));
        return key.substring(0, at) + "[" + preprocessing.targets().get(column).name() + "]";
    }

    /** What early stopping may watch of an experiment with these settings, as people call it. */
    static List<String> watchable(List<String> keys, FittedPreprocessing preprocessing) {
        return EarlyStopping.known(
                keys.stream().map(key -> of(key, preprocessing)).toList());
    }

    /** The figure that people call so, or by its key; the name itself where there is none. */
    static String watched(String name, List<String> keys, FittedPreprocessing preprocessing) {
        int index = watchable(keys, preprocessing).indexOf(name);
        return index < 0 ? name : EarlyStopping.known(keys).get(index);
    }
}
