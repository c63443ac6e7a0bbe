package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Doc;
import java.util.List;

/** Tab-separated values. */
@Doc("rows of text fields separated by tabs")
public final class TsvPlugin implements FormatPlugin<CsvParameters> {

    @Override
    public String name() {
        return "tsv";
    }

    @Override
    public CsvParameters defaults() {
        return CsvParameters.delimitedBy("\t");
    }

    @Override
    public List<String> endings() {
        return List.of(".tsv", ".tab");
    }

    @Override
    public Format create(CsvParameters parameters) {
        return new CsvFormat(parameters);
    }
}
