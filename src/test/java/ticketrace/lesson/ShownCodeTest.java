package ticketrace.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lesson shows the Java that it ran: each excerpt is part of its source file, apart from white space. */
class ShownCodeTest {

    private static final Path SOURCES = Path.of("src", "main", "java", "ticketrace");
    private static final String TEXT_BLOCK = "(?s)\"\"\".*?\"\"\"";
    private static final int WIDEST = 78;

    static List<Excerpt> excerpts() {
        return Lessons.texts().stream().flatMap(text -> text.code().stream()).toList();
    }

    /** The pieces of an excerpt between its marks for left-out lines. */
    private static List<String> pieces(Excerpt excerpt) {
        return Arrays.stream(excerpt.java().split("(?m)^\\s*" + Pattern.quote(Excerpt.LEFT_OUT) + "$"))
                .map(ShownCodeTest::withoutWhitespace)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** The source without its text blocks, because the excerpts themselves are text blocks. */
    private static String source(Excerpt excerpt) throws IOException {
        return withoutWhitespace(
                Files.readString(SOURCES.resolve(excerpt.file())).replaceAll(TEXT_BLOCK, ""));
    }

    private static String withoutWhitespace(String code) {
        return code.replaceAll("\\s+", "");
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void shownJava_isPartOfItsSource(Excerpt excerpt) throws IOException {
        String source = source(excerpt);
        assertThat(pieces(excerpt))
                .isNotEmpty()
                .allSatisfy(piece -> assertThat(source).contains(piece));
    }

    @Test
    void alteredJava_isNotPartOfTheSource() throws IOException {
        Excerpt real = Lessons.texts().get(0).code().get(0);
        Excerpt altered = new Excerpt(real.file(), real.java().replace("child.start()", "child.begin()"), "");
        String source = source(altered);
        assertThat(pieces(altered)).anyMatch(piece -> !source.contains(piece));
    }

    @ParameterizedTest
    @MethodSource("excerpts")
    void shownCode_fitsOnAProjector_andHasPythonBesideIt(Excerpt excerpt) {
        assertThat(excerpt.python()).isNotBlank();
        assertThat(excerpt.java().lines()).allMatch(line -> line.length() <= WIDEST);
        assertThat(excerpt.python().lines()).allMatch(line -> line.length() <= WIDEST);
    }
}
