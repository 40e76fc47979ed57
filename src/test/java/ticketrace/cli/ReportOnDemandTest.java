package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ticketrace.input.OddFile;
import ticketrace.run.FolderDocuments;
import ticketrace.run.RunFolder;

class ReportOnDemandTest {

    @TempDir
    Path runs;

    private RunFolder run;

    @BeforeEach
    void holdARace() throws IOException {
        run = FolderDocuments.held(runs);
    }

    private Path report() {
        return RunFolder.reportOf(run.path());
    }

    @Test
    void report_isWrittenAtTheFirstRequest_andThenKept() throws IOException {
        assertThat(new ReportOnDemand().reportOf(run))
                .isEqualTo(report())
                .content()
                .endsWith("</html>\n");

        Files.writeString(report(), "as it stands");

        assertThat(new ReportOnDemand().reportOf(run)).hasContent("as it stands");
    }

    @ParameterizedTest
    @EnumSource(OddFile.class)
    void specialFile_isNamed_andNotServed(OddFile odd) throws Exception {
        odd.inPlaceOf(report());

        assertThatIOException()
                .isThrownBy(() -> new ReportOnDemand().reportOf(run))
                .withMessageStartingWith(report() + ": " + odd.error());
    }
}
