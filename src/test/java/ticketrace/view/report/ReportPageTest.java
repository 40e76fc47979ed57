package ticketrace.view.report;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.audit.PurchaseDraft.sale;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import ticketrace.audit.RaceDraft;
import ticketrace.run.RaceResult;

class ReportPageTest {

    private static final Path SOURCES = Path.of("src", "main", "resources", "ticketrace", "view");
    private static final String EVIL = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)>";
    private static final Pattern SCRIPT = Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL);
    private static final Pattern TOP_LEVEL =
            Pattern.compile("^(?:export )?(?:async )?(?:class|function|const|let) (\\w+)", Pattern.MULTILINE);

    private static String page() throws IOException {
        RaceDraft race = RaceDraft.under("none", 1);
        race.buyer("A").buys(sale(1, 10));
        race.buyer("B" + EVIL).buys(sale(1, 11));
        RaceResult result =
                Judged.of(race, Path.of("runs" + EVIL), Judged.settings(race).withSchedule(EVIL), List.of(EVIL));
        return ReportPage.of(EVIL, EVIL, Map.of("schema", "x", "race", WholeRace.of(result)));
    }

    private static List<MatchResult> scripts(String page) {
        return SCRIPT.matcher(page).results().toList();
    }

    private static String data(String page) {
        return scripts(page).stream()
                .filter(script -> script.group(1).contains("application/json"))
                .findFirst()
                .orElseThrow()
                .group(2);
    }

    @Test
    void namesOfBuyersAndFolders_addNoScriptToThePage() throws IOException {
        String page = page();

        assertThat(scripts(page)).hasSize(3);
        assertThat(page.split("</script>", -1)).hasSize(4);
        assertThat(page).doesNotContain("<img", "<script>alert");
    }

    @Test
    void data_keepsTheNamesOfBuyersAndFolders() throws IOException {
        Map<String, Object> data = JSON.std.mapFrom(data(page()));

        assertThat(data.toString()).contains("B" + EVIL, "runs" + EVIL);
    }

    @Test
    void policy_allowsThePagesOwnScripts_andNothingElse() throws Exception {
        String page = page();
        String policy = page.split("Content-Security-Policy\" content=\"", 2)[1].split("\"", 2)[0];

        assertThat(policy).startsWith("default-src 'none'; ");
        for (MatchResult script : scripts(page)) {
            if (!script.group(1).contains("application/json")) {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(script.group(2).getBytes(StandardCharsets.UTF_8));
                assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
            }
        }
        assertThat(policy.split("sha256-", -1)).hasSize(3);
    }

    @Test
    void page_loadsNothing_andNamesTheLicenceOfTheCharts() throws IOException {
        String page = page();
        String outsideOfScripts = SCRIPT.matcher(page).replaceAll("");

        assertThat(outsideOfScripts)
                .doesNotContainPattern("<[a-z][^>]*\\s(?:src|href)\\s*=")
                .doesNotContain("@import", "url(");
        Matcher pom =
                Pattern.compile("<uplot.version>(.+)</uplot.version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(pom.find()).isTrue();
        assertThat(page).contains("drawn by uPlot " + pom.group(1) + ", https", "The MIT License", "Leon Sorokin");
    }

    @Test
    void scripts_thatArePutTogether_doNotTakeEachOthersNames() throws IOException {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String script : ReportPage.SCRIPTS) {
            String source = Files.readString(SOURCES.resolve(script));
            TOP_LEVEL
                    .matcher(source)
                    .results()
                    .forEach(name -> assertThat(byName.put(name.group(1), script))
                            .as("%s in %s is in another script, too", name.group(1), script)
                            .isNull());
        }
        assertThat(byName).hasSizeGreaterThan(50).containsKeys("SeatMap", "Timeline");
    }

    @Test
    void scripts_importOnlyEarlierScripts_inOneLine() throws IOException {
        Pattern imported = Pattern.compile("^import \\{[^}\\n]*} from '\\./(\\w+\\.js)';$", Pattern.MULTILINE);
        List<String> before = new ArrayList<>();
        for (String script : ReportPage.SCRIPTS) {
            String source = Files.readString(SOURCES.resolve(script));
            List<String> names = imported.matcher(source)
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(source.lines().filter(line -> line.startsWith("import")))
                    .as(script)
                    .hasSameSizeAs(names);
            assertThat(before).as("imported by %s", script).containsAll(names);
            before.add(Path.of(script).getFileName().toString());
        }
    }
}
