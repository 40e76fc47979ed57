package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThisProgramTest {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final String OWN_FOLDER = JAVA_HOME.resolve("bin").toString();
    private static final Path HERE = Path.of("/home/anna/my work");

    private static String startedAs(String jar) {
        return started(jar, OWN_FOLDER);
    }

    private static String started(String classPath, String path) {
        return ThisProgram.started("ticketrace.Ticketrace", classPath, JAVA_HOME, path, HERE)
                .command();
    }

    @Test
    void jar_isNamedAsItWasTyped_orFromTheWorkingDirectory() {
        assertThat(startedAs("target/ticketrace.jar")).isEqualTo("java -jar target/ticketrace.jar");
        assertThat(startedAs("../ticketrace.jar")).isEqualTo("java -jar ../ticketrace.jar");
        assertThat(startedAs(HERE + "/target/ticketrace.jar")).isEqualTo("java -jar target/ticketrace.jar");
        assertThat(startedAs("/opt/ticketrace.jar")).isEqualTo("java -jar /opt/ticketrace.jar");
        assertThat(startedAs("/opt/my tools/it's.jar")).isEqualTo("java -jar '/opt/my tools/it'\\''s.jar'");
    }

    @Test
    void otherJava_thanTheShellWouldFind_isNamedWithItsFolder(@TempDir Path folder) throws IOException {
        Path other = Files.writeString(folder.resolve("java"), "#!/bin/sh\n");
        assertThat(other.toFile().setExecutable(true)).isTrue();
        String own = OWN_FOLDER + "/java";

        assertThat(started("a.jar", folder + File.pathSeparator + OWN_FOLDER)).isEqualTo(own + " -jar a.jar");
        assertThat(started("a.jar", "")).isEqualTo(own + " -jar a.jar");
        assertThat(started("a.jar", "/nowhere" + File.pathSeparator + OWN_FOLDER))
                .isEqualTo("java -jar a.jar");
    }

    @Test
    void severalJars_orFolders_areNamedAsTheClassPath() {
        assertThat(startedAs("target/classes")).isEqualTo("java -cp target/classes ticketrace.Ticketrace");
        assertThat(startedAs("target/ticketrace.jar:my plug-ins/a.jar:" + HERE + "/own.jar:/opt/other.jar"))
                .isEqualTo("java -cp 'target/ticketrace.jar:my plug-ins/a.jar:own.jar:/opt/other.jar'"
                        + " ticketrace.Ticketrace");
    }

    @Test
    void emptyClassPath_isTheWorkingDirectory() {
        assertThat(startedAs("")).isEqualTo("java -cp . ticketrace.Ticketrace");
        assertThat(startedAs(HERE.toString())).isEqualTo("java -cp . ticketrace.Ticketrace");
        assertThat(startedAs(":a.jar")).isEqualTo("java -cp .:a.jar ticketrace.Ticketrace");
    }

    @Test
    void partOfAnotherProgram_isItsName() {
        assertThat(ThisProgram.started("school.Main", "a.jar:b.jar", JAVA_HOME, OWN_FOLDER, HERE)
                        .command())
                .isEqualTo("ticketrace");
    }

    /** A real shell runs the hint and prints the word that it got. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "data/runs/2026-11-23T16-29-20.502-file-none",
                "Grüße \"an\" 'alle'; $HOME & (1) #*\\",
                "",
                " ",
                "a\nb",
                "~",
                "!A",
                "A B !A"
            })
    void shell_takesAWordBackAsItWas(String word) throws Exception {
        String hint = new ThisProgram("printf %s").with(word);
        Process shell = new ProcessBuilder("sh", "-c", hint).start();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word);
        assertThat(shell.waitFor()).isZero();
    }
}
