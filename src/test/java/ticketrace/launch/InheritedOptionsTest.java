package ticketrace.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that a JVM passes on to its children. */
class InheritedOptionsTest {

    @Test
    void optionsThatAProgramNeeds_arePassedOn_inTheirOrder() {
        List<String> needed = List.of(
                "-Dticketrace.seen=two words",
                "-Dcom.sun.managementless=1",
                "-ea:ticketrace...",
                "-Xmx48m",
                "-Xss1m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--module-path=mods",
                "--add-modules=java.sql",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseEpsilonGC",
                "-XX:-TieredCompilation",
                "-XX:MaxRAMPercentage=50.0",
                "-Xbootclasspath/a:more.jar",
                "-XX:ErrorFile=crashes/%p.log",
                "-XX:ReplayDataFile=crashes/replay%p.log",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:HeapDumpPath=" + System.getProperty("java.home"));
        assertThat(InheritedOptions.of(needed)).isEqualTo(needed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:AOTCache=a.aot",
                "-XX:AOTCacheOutput=a.aot",
                "-XX:AOTMode=on",
                "-XX:SharedArchiveFile=a.jsa",
                "-XX:ArchiveClassesAtExit=a.jsa",
                "-XX:+AutoCreateSharedArchive",
                "-XX:DumpLoadedClassList=classes",
                "-XX:StartFlightRecording=filename=a.jfr",
                "-XX:FlightRecorderOptions=repository=r",
                "-XX:ErrorFile=crash.log",
                "-XX:ErrorFile=crash%%p.log",
                "-XX:HeapDumpPath=heap.hprof",
                "-XX:LogFile=vm.log",
                "-XX:OnError=sh",
                "-XX:+RecordEverythingOfTheNextJdk",
                "-Xlog:gc:file=gc.log",
                "-Xshare:on",
                "-Xloggc:gc.log",
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-javaagent:agent.jar",
                "-Xrunjdwp:transport=dt_socket",
                "-Dcom.sun.management.jmxremote.port=9010"
            })
    void optionThatTwoJvmsCannotShare_orIsUnknown_isNotPassedOn(String option) {
        List<String> options = new ArrayList<>(List.of("-Xmx48m", option, "-ea"));
        assertThat(InheritedOptions.of(options)).containsExactly("-Xmx48m", "-ea");
    }
}
