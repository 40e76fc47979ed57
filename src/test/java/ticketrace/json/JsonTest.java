package ticketrace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are written as JSON with exactly their components as keys, and an object is read back. */
class JsonTest {

    private enum Colour {
        RED
    }

    record Seat(int number, @Nullable String soldTo) {

        boolean isSold() {
            return soldTo != null;
        }

        public String getWords() {
            return "seat " + number;
        }
    }

    private record Hall(
            String isolation,
            boolean isWhole,
            String getter,
            Colour colour,
            List<Seat> seats,
            Map<String, @Nullable Object> more,
            Object numbers,
            Object counts,
            List<@Nullable Object> mixed,
            Seat last) {}

    private record Line(
            String z,
            @Nullable Integer a,
            @JsonKey("return") @Nullable Long returned,
            @Nullable Object ok) {}

    private record Row(@JsonInline Seat seat, String block) {}

    private static String line(Line line) throws IOException {
        StringWriter out = new StringWriter();
        new JsonLines(out).line(line);
        return out.toString();
    }

    @Test
    void record_hasItsComponentsAsKeys_inTheirOrder_andNothingElse() {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("none", null);
        more.put("seat", new Seat(3, "A"));
        Hall hall = new Hall(
                "none",
                true,
                "g",
                Colour.RED,
                List.of(new Seat(1, null)),
                more,
                new long[] {1, 2},
                new Integer[] {1, null},
                Arrays.asList(1, "a", null),
                new Seat(2, "<"));

        String expected = "{'isolation':'none','isWhole':true,'getter':'g','colour':'RED',"
                + "'seats':[{'number':1,'soldTo':null}],'more':{'none':null,'seat':{'number':3,'soldTo':'A'}},"
                + "'numbers':[1,2],'counts':[1,null],'mixed':[1,'a',null],'last':{'number':2,'soldTo':'<'}}";
        assertThat(Json.document(hall)).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void partThatIsInline_hasItsKeysInTheDocument() {
        assertThat(Json.document(new Row(new Seat(1, null), "left")))
                .isEqualTo("{\"number\":1,\"soldTo\":null,\"block\":\"left\"}");
    }

    @Test
    void indentedRecord_hasALineForEachKey() {
        assertThat(Json.indented(new Seat(1, null)).lines())
                .containsExactly("{", "  \"number\" : 1,", "  \"soldTo\" : null", "}");
    }

    @Test
    void lines_leaveOutWhatIsNull_andWriteNullWhereThatIsMeant() throws IOException {
        assertThat(line(new Line("x", null, null, null))).isEqualTo("{\"z\":\"x\"}\n");
        assertThat(line(new Line("x", 1, 2L, Json.NULL))).isEqualTo("{\"z\":\"x\",\"a\":1,\"return\":2,\"ok\":null}\n");
        assertThat(line(new Line("x", null, null, true))).isEqualTo("{\"z\":\"x\",\"ok\":true}\n");
    }

    @Test
    void object_isReadBack() throws IOException {
        assertThat(Json.object(Json.document(new Seat(1, "A"))))
                .containsExactly(Map.entry("number", 1), Map.entry("soldTo", "A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[1]", "1", "{\"a\":1", "{\"a\":1} x", "{\"a\":1}{}"})
    void textThatIsNotOneObject_isRefused(String text) {
        assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IOException.class);
    }
}
