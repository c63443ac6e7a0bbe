package dev.bpnet.cli.explain;

import dev.bpnet.core.definition.Quantity;
import java.util.List;
import java.util.Locale;

/** A derivation as a page of its own: no script, no font, nothing from elsewhere. */
public final class DerivationPage {
    private static final int MAX_ROWS = 16;
    private static final int MAX_COLUMNS = 16;

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8884; --soft: #8881; --accent: #1a7f5a; }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: 0; }
            h2 { font-size: 1.05rem; margin: 2.2rem 0 .6rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
            section { margin: 0 0 1.1rem; }
            .formula { font: 14px/1.4 ui-monospace, monospace; }
            .formula b { color: var(--accent); }
            .shape, .difference { opacity: .7; font-size: .85rem; }
            .pair { display: flex; flex-wrap: wrap; gap: 1.5rem; overflow-x: auto; }
            table { border-collapse: collapse; margin-top: .25rem; font: 13px/1.4 ui-monospace, monospace; }
            caption { text-align: left; opacity: .7; font-size: .8rem; }
            td { border: 1px solid var(--line); padding: .1rem .5rem; text-align: right; }
            .plan { background: var(--soft); padding: .8rem; overflow-x: auto; }
            .plan th, .plan td { border: 0; padding: .1rem 1.2rem .1rem 0; text-align: left; white-space: pre; }
            .plan th { font-weight: normal; opacity: .7; }
            """;

    private DerivationPage() {}

    /** The page. */
    public static String of(String title, PlanTable plan, List<Quantity> quantities) {
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escape(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escape(title))
                .append(
                        "</h1>\n<p>One step of back-propagation with its numbers, in double precision. Beside each derivative ")
                .append("stands the numeric one, by central differences.</p>\n");
        append(html, plan);
        Quantity.Part part = null;
        for (Quantity quantity : quantities) {
            if (quantity.part() != part) {
                part = quantity.part();
                String heading = DerivationText.heading(part);
                html.append("<h2>").append(escape(heading)).append("</h2>\n");
            }
            append(html, quantity);
        }
        return html.append("</body>\n</html>\n").toString();
    }

    /** As a table and not as text: no font has all signs of formulas in the width of its letters. */
    private static void append(StringBuilder html, PlanTable plan) {
        html.append("<div class=\"plan\">\n<table>\n");
        String cell = "th";
        for (List<String> line : plan.lines()) {
            html.append("<tr>");
            for (String text : line) {
                html.append(String.format(Locale.ROOT, "<%s>%s</%s>", cell, escape(text), cell));
            }
            html.append("</tr>\n");
            cell = "td";
        }
        html.append("</table>\n<table>\n");
        plan.sums()
                .forEach(sum -> html.append(String.format(
                        Locale.ROOT,
                        "<tr><th>%s</th><td>%s</td></tr>\n",
                        escape(sum.getKey()),
                        escape(sum.getValue()))));
        html.append("</table>\n</div>\n");
    }

    private static void append(StringBuilder html, Quantity quantity) {
        html.append("<section>\n<div class=\"formula\"><b>")
                .append(escape(quantity.name()))
                .append("</b>");
        if (!quantity.formula().isEmpty()) {
            String join = quantity.part() == Quantity.Part.GIVEN ? "   " : " = ";
            html.append(escape(join + quantity.formula()));
        }
        html.append(" <span class=\"shape\">[")
                .append(quantity.rows())
                .append(" × ")
                .append(quantity.columns())
                .append("]</span></div>\n<div class=\"pair\">\n");
        double[][] numeric = quantity.numeric();
        table(html, numeric == null ? "" : "analytic", quantity.values());
        if (numeric != null) {
            table(html, "numeric", numeric);
        }
        html.append("</div>\n");
        if (numeric != null) {
            html.append("<div class=\"difference\">greatest difference ")
                    .append(DerivationText.difference(quantity))
                    .append("</div>\n");
        }
        html.append("</section>\n");
    }

    private static void table(StringBuilder html, String caption, double[][] values) {
        html.append("<table>");
        if (!caption.isEmpty()) {
            html.append("<caption>").append(caption).append("</caption>");
        }
        int rows = Math.min(MAX_ROWS, values.length);
        for (int i = 0; i < rows; i++) {
            html.append("<tr>");
            int columns = Math.min(MAX_COLUMNS, values[i].length);
            for (int j = 0; j < columns; j++) {
                html.append("<td>").append(DerivationText.number(values[i][j])).append("</td>");
            }
            if (values[i].length > columns) {
                html.append("<td>… ").append(values[i].length - columns).append(" more</td>");
            }
            html.append("</tr>\n");
        }
        if (values.length > rows) {
            html.append("<tr><td>… ").append(values.length - rows).append(" more rows</td></tr>\n");
        }
        html.append("</table>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
