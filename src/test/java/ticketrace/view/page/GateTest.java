package ticketrace.view.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for what. */
class GateTest {

    private static final int PORT = 7070;
    private static final String OWN = "127.0.0.1:7070";

    private final Gate open = new Gate(hosts("127.0.0.1"), null);
    private final Secret code = Secret.typed();
    private final Gate guarded = new Gate(hosts("192.168.1.5"), code);

    private static OwnHosts hosts(String bound) {
        return hosts(bound, PORT);
    }

    private static OwnHosts hosts(String bound, int port) {
        try {
            return new OwnHosts(InetAddress.getByName(bound), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static Gate.Asked get(@Nullable String host) {
        return new Gate.Asked("GET", host, null, null, null, null);
    }

    private static Gate.Asked from(String origin) {
        return new Gate.Asked("GET", OWN, origin, null, null, null);
    }

    private static Gate.Asked change(String method, @Nullable String token) {
        return new Gate.Asked(method, OWN, null, token, null, null);
    }

    private static Gate.Asked with(@Nullable String pass, @Nullable String code) {
        return new Gate.Asked("GET", "192.168.1.5:7070", null, null, pass, code);
    }

    private static void assertRefused(Gate gate, Gate.Asked asked, int status, String words) {
        assertThatThrownBy(() -> gate.admit(asked))
                .as("%s", asked)
                .isInstanceOfSatisfying(
                        PageProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:7070", "localhost:7070", "LocalHost:7070", "[::1]:7070", "[0:0:0:0:0:0:0:1]:7070"})
    void ownHosts_areAnsweredTo(String host) {
        assertThat(open.admit(get(host))).as("said a code").isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "127.0.0.1:7071",
                "127.0.0.1:70700",
                "localhost",
                "evil.example:7070",
                "127.0.0.1.evil.example:7070",
                "evil.example",
                "localhost.:7070",
                "192.168.1.5:7070",
                "[::2]:7070",
                "[::1",
                "[evil.example]:7070",
                ":7070",
                "127.0.0.1:7070:7070"
            })
    void otherHosts_areNot(@Nullable String host) {
        assertRefused(open, get(host), PageProblem.MISDIRECTED, "host");
    }

    @Test
    void boundAddress_isAHostOfOurs() {
        assertThat(hosts("192.168.1.5").isOurs("192.168.1.5:7070")).isTrue();
        assertThat(hosts("::1").isOurs("[::1]:7070")).isTrue();
        assertThat(hosts("2001:db8::7").isOurs("[2001:DB8::7]:7070")).isTrue();
        assertThat(hosts("2001:db8::7").isOurs("[2001:db8::8]:7070")).isFalse();
    }

    @Test
    void serverOnAllAddresses_answersToThoseOfThisMachine_only() {
        assertThat(hosts("0.0.0.0").isOurs("127.0.0.1:7070")).isTrue();
        assertThat(hosts("0.0.0.0").isOurs("evil.example:7070")).isFalse();
        assertThat(hosts("0.0.0.0").isOurs("203.0.113.77:7070")).isFalse();
    }

    @Test
    void usualPort_needNotBeSaid() {
        OwnHosts usual = hosts("127.0.0.1", 80);

        assertThat(usual.isOurs("localhost")).isTrue();
        assertThat(usual.isOurs("localhost:80")).isTrue();
        assertThat(usual.isOurs("evil.example")).isFalse();
    }

    @Test
    void ownOrigin_isLetIn() {
        assertThat(open.admit(from("http://127.0.0.1:7070"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://evil.example",
                "https://127.0.0.1:7070",
                "http://127.0.0.1:7071",
                "http://127.0.0.1",
                "http://localhost:7070",
                "http://127.0.0.1:7070.evil.example"
            })
    void otherOrigins_areNot(String origin) {
        assertRefused(open, from(origin), PageProblem.FORBIDDEN, "origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void change_needsTheToken(String method) {
        assertRefused(open, change(method, null), PageProblem.FORBIDDEN, "X-Ticketrace-Token");
        assertRefused(open, change(method, ""), PageProblem.FORBIDDEN, "X-Ticketrace-Token");
        assertRefused(open, change(method, open.token() + "0"), PageProblem.FORBIDDEN, "X-Ticketrace-Token");
        assertRefused(open, change(method, open.pass()), PageProblem.FORBIDDEN, "X-Ticketrace-Token");
        assertThat(open.admit(change(method, open.token()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PUT", "HEAD", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"})
    void otherMethods_areNotUnderstood_evenWithTheToken(String method) {
        assertRefused(open, change(method, open.token()), PageProblem.NOT_ALLOWED, "GET, POST and DELETE");
    }

    @Test
    void tokensOfTwoServers_differ() {
        assertThat(open.token()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(guarded.token());
    }

    @Test
    void withAnAccessCode_nobodyIsLetInWithoutIt() {
        assertRefused(guarded, with(null, null), PageProblem.UNAUTHORIZED, "access code");
        assertRefused(guarded, with("", null), PageProblem.UNAUTHORIZED, "access code");
        assertRefused(guarded, with(code.word(), null), PageProblem.UNAUTHORIZED, "access code");
        assertRefused(guarded, with(null, ""), PageProblem.FORBIDDEN, "access code");
        assertRefused(guarded, with(null, code.word() + "x"), PageProblem.FORBIDDEN, "access code");
        assertRefused(guarded, with(guarded.pass(), "wrong"), PageProblem.FORBIDDEN, "access code");
    }

    @Test
    void accessCode_isSaidOnce_andThenTheCookieStandsForIt() {
        assertThat(guarded.admit(with(null, code.word()))).as("said the code").isTrue();
        assertThat(guarded.admit(with(guarded.pass(), null)))
                .as("said the code")
                .isFalse();
    }

    @Test
    void accessCode_isNoToken() {
        Gate.Asked change = new Gate.Asked("POST", "192.168.1.5:7070", null, null, guarded.pass(), null);

        assertRefused(guarded, change, PageProblem.FORBIDDEN, "X-Ticketrace-Token");
    }

    @Test
    void typedCodes_areLongEnough_andNeverTheSame() {
        assertThat(code.word())
                .matches("[2-9a-z]{10}")
                .isNotEqualTo(Secret.typed().word());
    }

    @Test
    void secret_isNotPrintedByMistake() {
        assertThat(code).hasToString("(secret)");
    }
}
