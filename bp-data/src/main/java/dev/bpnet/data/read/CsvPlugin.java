package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Doc;
import java.util.List;

/** Comma-separated values and their many dialects. */
@Doc(value = "rows of text fields separated by commas or another delimiter", source = "RFC 4180, 2005")
public final class CsvPlugin implements FormatPlugin<CsvParameters> {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public CsvParameters defaults() {
        return CsvParameters.delimitedBy(",");
    }

    @Override
    public List<String> endings() {
        return List.of(".csv", ".data", ".txt");
    }

    @Override
    public Format create(CsvParameters parameters) {
        return new CsvFormat(parameters);
    }
}
