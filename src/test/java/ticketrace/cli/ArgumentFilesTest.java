package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ticketrace.cli.InThisJvm.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ticketrace.RunsFolder;

/** Argument files: {@code @FILE} on the command line stands for the words in that file. */
class ArgumentFilesTest {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    @AutoClose
    private final RunsFolder folder = RunsFolder.create();

    private String file(String name, String content) throws IOException {
        return "@" + Files.writeString(folder.resolve(name), content);
    }

    @Test
    void byteOrderMark_isIgnored() throws Exception {
        assertRefused("run " + file("one", BYTE_ORDER_MARK + "--guard filelock"), "'filelock'");
        assertThat(InThisJvm.runsQuietly(file("two", BYTE_ORDER_MARK + "guards"))
                        .out())
                .contains("file-lock");
        assertThat(InThisJvm.runsQuietly(file("three", BYTE_ORDER_MARK + "# all of them\r\nguards\r\n"))
                        .out())
                .contains("file-lock");
    }

    @Test
    void argumentFile_mayHoldQuotesCommentsAndOtherArgumentFiles() throws Exception {
        String inner = file("inner", "--guard 'no such \"guard\"' # and more\n");
        assertRefused("run " + file("outer", inner + "\n"), "'no such \"guard\"'");
        assertRefused("run " + file("umlaut", "--guard Grüße"), "'Grüße'");
    }

    @Test
    void doubledAtSign_meansAWordThatBeginsWithOne() throws Exception {
        assertRefused("run --guard @@file-lock", "unknown guard '@file-lock'", "did you mean file-lock?");
        assertRefused("run " + file("escaped", "--guard @@x"), "unknown guard '@x'");
        assertRefused("run --guard @", "unknown guard '@'");
    }

    @Test
    void argumentFileThatNamesItself_isRefused() throws Exception {
        Path file = folder.resolve("circle");
        assertRefused("run " + file("circle", "--guard none @" + file), "circle", "itself");
    }

    @Test
    void malformedArgumentFile_isRefused() throws Exception {
        assertRefused("run @" + folder.path(), folder.path().toString(), "folder");
        assertRefused("run @/dev/zero", "/dev/zero");
        Files.write(folder.resolve("binary"), new byte[2_000_000]);
        assertRefused("run @" + folder.resolve("binary"), "binary");
        assertRefused("run @" + folder.resolve("nowhere"), "there is no argument file", "nowhere");
        String outer = file("outer", "@" + folder.resolve("nowhere"));
        assertRefused("run " + outer, "there is no argument file", "nowhere");
    }
}
