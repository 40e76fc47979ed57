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

/** Which requests the access rules admit. */
class AccessRulesTest {

    private static final int PORT = 7070;
    private static final String OWN = "127.0.0.1:7070";

    private final AccessRules open = new AccessRules(hosts("127.0.0.1"), null);
    private final AccessToken code = AccessToken.typed();
    private final AccessRules guarded = new AccessRules(hosts("192.168.1.5"), code);

    private static AllowedHosts hosts(String bound) {
        return hosts(bound, PORT);
    }

    private static AllowedHosts hosts(String bound, int port) {
        try {
            return new AllowedHosts(InetAddress.getByName(bound), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static AccessRules.Asked get(@Nullable String host) {
        return new AccessRules.Asked("GET", host, null, null, null, null);
    }

    private static AccessRules.Asked from(String origin) {
        return new AccessRules.Asked("GET", OWN, origin, null, null, null);
    }

    private static AccessRules.Asked change(String method, @Nullable String token) {
        return new AccessRules.Asked(method, OWN, null, token, null, null);
    }

    private static AccessRules.Asked with(@Nullable String pass, @Nullable String code) {
        return new AccessRules.Asked("GET", "192.168.1.5:7070", null, null, pass, code);
    }

    private static void assertRefused(AccessRules gate, AccessRules.Asked asked, int status, String words) {
        assertThatThrownBy(() -> gate.admit(asked))
                .as("%s", asked)
                .isInstanceOfSatisfying(
                        RefusedRequest.class,
                        problem -> assertThat(problem.status()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:7070", "localhost:7070", "LocalHost:7070", "[::1]:7070", "[0:0:0:0:0:0:0:1]:7070"})
    void ownHosts_areAnsweredTo(String host) {
        assertThat(open.admit(get(host))).as("the address has an access code").isFalse();
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
    void requestToAnotherHost_isRefused(@Nullable String host) {
        assertRefused(open, get(host), RefusedRequest.MISDIRECTED, "host");
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
        AllowedHosts usual = hosts("127.0.0.1", 80);

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
    void requestFromAnotherOrigin_isRefused(String origin) {
        assertRefused(open, from(origin), RefusedRequest.FORBIDDEN, "origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE"})
    void change_needsTheToken(String method) {
        assertRefused(open, change(method, null), RefusedRequest.FORBIDDEN, "X-Ticketrace-Token");
        assertRefused(open, change(method, ""), RefusedRequest.FORBIDDEN, "X-Ticketrace-Token");
        assertRefused(open, change(method, open.token() + "0"), RefusedRequest.FORBIDDEN, "X-Ticketrace-Token");
        assertRefused(open, change(method, open.pass()), RefusedRequest.FORBIDDEN, "X-Ticketrace-Token");
        assertThat(open.admit(change(method, open.token()))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PUT", "HEAD", "OPTIONS", "TRACE", "PATCH", "CONNECT", "BREW"})
    void otherMethods_areNotUnderstood_evenWithTheToken(String method) {
        assertRefused(open, change(method, open.token()), RefusedRequest.NOT_ALLOWED, "GET, POST and DELETE");
    }

    @Test
    void tokensOfTwoServers_differ() {
        assertThat(open.token()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(guarded.token());
    }

    @Test
    void withAnAccessCode_requestsWithoutItAreRefused() {
        assertRefused(guarded, with(null, null), RefusedRequest.UNAUTHORIZED, "access code");
        assertRefused(guarded, with("", null), RefusedRequest.UNAUTHORIZED, "access code");
        assertRefused(guarded, with(code.word(), null), RefusedRequest.UNAUTHORIZED, "access code");
        assertRefused(guarded, with(null, ""), RefusedRequest.FORBIDDEN, "access code");
        assertRefused(guarded, with(null, code.word() + "x"), RefusedRequest.FORBIDDEN, "access code");
        assertRefused(guarded, with(guarded.pass(), "wrong"), RefusedRequest.FORBIDDEN, "access code");
    }

    @Test
    void accessCode_isNeededOnce_thenTheCookieReplacesIt() {
        assertThat(guarded.admit(with(null, code.word()))).as("said the code").isTrue();
        assertThat(guarded.admit(with(guarded.pass(), null)))
                .as("said the code")
                .isFalse();
    }

    @Test
    void accessCode_isNoToken() {
        AccessRules.Asked change = new AccessRules.Asked("POST", "192.168.1.5:7070", null, null, guarded.pass(), null);

        assertRefused(guarded, change, RefusedRequest.FORBIDDEN, "X-Ticketrace-Token");
    }

    @Test
    void typedCodes_areLongEnough_andNeverTheSame() {
        assertThat(code.word())
                .matches("[2-9a-z]{10}")
                .isNotEqualTo(AccessToken.typed().word());
    }

    @Test
    void secret_isNotPrintedByMistake() {
        assertThat(code).hasToString("(secret)");
    }
}
