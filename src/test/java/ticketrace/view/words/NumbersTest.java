package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 us",
        "9.96, 10.0 us",
        "12.4, 12 us",
        "810, 810 us",
        "1000, 1.0 ms",
        "1520, 1.5 ms",
        "999900, 999.9 ms",
        "1000000, 1.00 s",
        "2050000, 2.05 s"
    })
    void times_haveTheUnitThatFits(double micros, String words) {
        assertThat(Numbers.micros(micros)).isEqualTo(words);
    }

    @Test
    void unknownValue_isADash() {
        assertThat(Numbers.of(null)).isEqualTo("-");
        assertThat(Numbers.share(null)).isEqualTo("-");
        assertThat(Numbers.millis(null)).isEqualTo("-");
    }

    @Test
    void oneThing_isNotPlural() {
        assertThat(Numbers.count(1, "ticket")).isEqualTo("1 ticket");
        assertThat(Numbers.count(0, "ticket")).isEqualTo("0 tickets");
        assertThat(Numbers.count(2, "ticket")).isEqualTo("2 tickets");
    }

    @Test
    void slowRates_keepADigit() {
        assertThat(Numbers.rate(9.74)).isEqualTo("9.7");
        assertThat(Numbers.rate(880.1)).isEqualTo("880");
    }

    @ParameterizedTest
    @CsvSource({"1, 1st", "2, 2nd", "3, 3rd", "4, 4th", "11, 11th", "12, 12th", "13, 13th", "21, 21st", "111, 111th"})
    void ordinals_endAsTheyAreSaid(int number, String words) {
        assertThat(Numbers.ordinal(number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1, once", "2, twice", "3, 3 times"})
    void howOften_isAWord_ifThereIsOne(int number, String words) {
        assertThat(Numbers.times(number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0 | ticket | 0 tickets
        1 | ticket | 1 ticket
        999 | schedule | 999 schedules
        1000 | schedule | 1,000 schedules
        1234567 | state | 1,234,567 states
        1 | switch | 1 switch
        2 | switch | 2 switches
        """)
    void count_isGroupedFromAThousandOn(long number, String thing, String words) {
        assertThat(Numbers.count(BigInteger.valueOf(number), thing)).isEqualTo(words);
    }
}
