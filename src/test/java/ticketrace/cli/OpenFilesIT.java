package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ticketrace.RunsFolder;

/** Numbers of buyers near the limit on the launcher's open files. */
class OpenFilesIT {

    private static final int IO_ERROR = 74;

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private Ticketrace withOpenFiles(int limit) {
        return Ticketrace.in(folder.path()).startedBy("sh", "-c", "ulimit -n " + limit + "; exec \"$@\"", "sh");
    }

    @ParameterizedTest
    @CsvSource({"h2, 16", "h2, 40", "h2, 90", "h2, 105", "file, 16", "file, 40", "file, 70"})
    void tooManyBuyers_areRefusedInOneLine_andNothingIsLeft(String store, int limit) throws Exception {
        withOpenFiles(limit)
                .run("run", "--store", store, "--buyers", "30", "--tickets", "20")
                .assertOneLineOfError(IO_ERROR, "30 buyers", "open files", String.valueOf(limit), "ulimit -n");
        assertThat(RunsFolder.list(folder.path())).isEmpty();
    }

    @Test
    void asManyBuyersAsTheLimitAllows_race() throws Exception {
        assertThat(withOpenFiles(52)
                        .runsQuietly("run", "--store", "h2", "--buyers", "5", "--tickets", "20")
                        .exit())
                .isZero();
        assertThat(withOpenFiles(52)
                        .runsQuietly("run", "--store", "file", "--buyers", "10", "--tickets", "20")
                        .exit())
                .isZero();
    }
}
