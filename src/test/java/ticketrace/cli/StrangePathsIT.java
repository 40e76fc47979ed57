package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;
import ticketrace.cli.Ticketrace.Finished;

/** Paths with characters that a shell or a URL treats as special, or that the locale does not have. */
class StrangePathsIT {

    private static final String STRANGE = "Grüße \"an\" 'alle'; $HOME & (1) %20 #x+y=*\\";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    @Test
    void jarAndRunsAndWorkingDirectory_mayHaveAnyName() throws Exception {
        Path place = Files.createDirectory(folder.resolve(STRANGE));
        Path jar = Files.copy(Ticketrace.builtJar(), place.resolve(STRANGE + ".jar"));
        Ticketrace ticketrace = Ticketrace.in(place).fromJar(jar);

        Finished run =
                ticketrace.runsQuietly("run", "--buyers", "2", "--tickets", "6", "--runs-dir", STRANGE, "--narrate");
        assertThat(run.exit()).isZero();
        Path held = RunsOnDisk.only(place.resolve(STRANGE));
        assertThat(run.out()).contains("Evidence: " + STRANGE + "/" + held.getFileName());

        Finished audit = ticketrace.runsQuietly("audit", "--json", held.toString());
        assertThat(audit.exit()).isZero();
        assertThat(Json.onlyDocument(audit.out())).containsEntry("folder", held.toString());
    }

    @Test
    void nameThatTheLocaleCannotEncode_isOneLineThatSaysWhatToDo() throws Exception {
        Ticketrace ticketrace = Ticketrace.in(folder.path()).with("LC_ALL", "C");
        ticketrace.run("run", "--runs-dir", "Grüße").assertOneLineOfError(2, "LC_ALL=C.UTF-8");
        ticketrace.run("audit", "Grüße").assertOneLineOfError(2, "LC_ALL=C.UTF-8");
        assertThat(RunsFolder.list(folder.path())).isEmpty();
    }

    /** The JVM would take it for another folder and make that, or could not initialize its own classes. */
    @Test
    void workingDirectoryThatTheLocaleCannotEncode_isOneLineThatSaysWhatToDo() throws Exception {
        Path place = Files.createDirectory(folder.resolve("Grüße"));
        Ticketrace ticketrace = Ticketrace.in(place).with("LC_ALL", "C");
        ticketrace.run("run", "--buyers", "2").assertOneLineOfError(2, "working directory", "LC_ALL=C.UTF-8");
        assertThat(ticketrace.runsQuietly("guards").exit()).isZero();
        assertThat(RunsFolder.list(place)).isEmpty();
        assertThat(RunsFolder.list(folder.path())).containsExactly(place);
    }
}
