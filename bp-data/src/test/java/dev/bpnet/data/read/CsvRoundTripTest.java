package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.TestData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random tables, written in a dialect and read again. */
class CsvRoundTripTest {

    private static final String CHARACTERS = "abcz09.-,;|\t \"'#\n\rä€\uD83D\uDE00";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {", \"", "; \"", "tab \"", "| '", "; '", "whitespace \"", "whitespace '", ":: \""})
    void givesBackWhatWasWritten(String delimiter, String quote) {
        CsvParameters dialect =
                new CsvParameters(delimiter, quote, null, true, List.of(), List.of("<none>"), "UTF-8", ".");
        SplittableRandom random = new SplittableRandom(7);
        for (int n = 0; n < 300; n++) {
            int columns = random.nextInt(1, 6);
            List<List<String>> table = table(random, columns);
            StringBuilder text = new StringBuilder();
            List<String> names = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                names.add("name " + c);
            }
            write(text, names, dialect, random);
            table.forEach(row -> write(text, row, dialect, random));
            assertThat(TestData.rows(TestData.text(text.toString(), dialect)))
                    .as("%s", text)
                    .isEqualTo(table);
        }
    }

    private static List<List<String>> table(SplittableRandom random, int columns) {
        List<List<String>> table = new ArrayList<>();
        int rows = random.nextInt(0, 12);
        for (int r = 0; r < rows; r++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < columns; c++) {
                row.add(field(random));
            }
            table.add(row);
        }
        return table;
    }

    private static String field(SplittableRandom random) {
        int length = random.nextInt(12);
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(CHARACTERS.length());
            char c = CHARACTERS.charAt(at);
            // The two halves of a character outside the basic plane stay together.
            field.append(Character.isSurrogate(c) ? "\uD83D\uDE00" : String.valueOf(c));
        }
        return field.toString();
    }

    private static void write(StringBuilder text, List<String> row, CsvParameters dialect, SplittableRandom random) {
        boolean blanks = dialect.delimiter().equals("whitespace");
        for (int c = 0; c < row.size(); c++) {
            if (c > 0) {
                text.append(blanks ? " \t".repeat(random.nextInt(1, 3)) : dialect.delimiter());
            }
            String field = row.get(c);
            boolean plain = !field.isEmpty() && field.chars().allMatch(Character::isLetterOrDigit);
            String quote = dialect.quote();
            text.append(plain ? field : quote + field.replace(quote, quote + quote) + quote);
        }
        text.append(random.nextBoolean() ? "\n" : "\r\n");
    }
}
