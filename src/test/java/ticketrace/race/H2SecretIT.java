package ticketrace.race;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import ticketrace.FromTheJar;
import ticketrace.Limits;
import ticketrace.RunsFolder;
import ticketrace.run.BuyerInfo;
import ticketrace.run.RaceResult;
import ticketrace.run.RaceSettings;

/** The password of a running race is only in pipes and in memory, where other users cannot read it. */
@ExtendWith(FromTheJar.class)
class H2SecretIT {

    /** The form of a password: exactly thirty-two hexadecimal digits. */
    private static final Pattern PASSWORD = Pattern.compile("(?<![0-9a-fA-F])[0-9a-f]{32}(?![0-9a-fA-F])");

    private static final String NUL = "\0";

    @AutoClose
    private final RunsFolder runs = RunsFolder.create();

    private final List<String> commandLines = new ArrayList<>();
    private final List<String> environments = new ArrayList<>();
    private final List<String> files = new ArrayList<>();

    @Test
    void password_isInNoCommandLine_noEnvironment_noFile() throws Exception {
        RaceIntervention search = new RaceIntervention(this::readProcessesAndFiles);
        RaceSettings settings = HeldRace.settings("row-lock", "h2", 3, 60, Duration.ofMillis(5), Limits.RACE);
        RaceResult result = HeldRace.of(settings, runs, search);

        search.assertDone();
        assertThat(commandLines)
                .hasSize(3)
                .allMatch(line -> line.contains("row-lock"))
                .noneMatch(H2SecretIT::containsAPassword);
        assertThat(environments)
                .as("environment variables of the buyers that this process does not have")
                .noneMatch(H2SecretIT::containsAPassword);
        assertThat(files).hasSizeGreaterThan(3).noneMatch(H2SecretIT::containsAPassword);
        files.clear();
        readFiles(result.folder());
        assertThat(files).hasSizeGreaterThan(3).noneMatch(H2SecretIT::containsAPassword);
    }

    @Test
    void passwordInAText_isFound_soThatTheOtherTestCanFail() {
        String word = "0123456789abcdef".repeat(2);
        assertThat(Stream.of(word, "a" + NUL + word + NUL + "b", "40000/" + word + "/tickets/PUBLIC"))
                .allMatch(H2SecretIT::containsAPassword);
        assertThat(containsAPassword(word + word))
                .as("password found in a hash")
                .isFalse();
    }

    private static boolean containsAPassword(String text) {
        return PASSWORD.matcher(text).find();
    }

    private void readProcessesAndFiles(Path folder, List<BuyerInfo> buyers) throws IOException {
        Map<String, String> own = System.getenv();
        for (BuyerInfo buyer : buyers) {
            Path process = Path.of("/proc", String.valueOf(buyer.pid()));
            commandLines.add(read(process.resolve("cmdline")));
            Stream.of(read(process.resolve("environ")).split(NUL))
                    .filter(variable -> !own.containsValue(variable.substring(variable.indexOf('=') + 1)))
                    .forEach(environments::add);
        }
        readFiles(folder);
    }

    private void readFiles(Path folder) throws IOException {
        for (Path file : RunsFolder.list(folder)) {
            files.add(read(file));
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }
}
