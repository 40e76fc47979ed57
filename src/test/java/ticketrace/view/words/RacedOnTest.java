package ticketrace.view.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RacedOnTest {

    @Test
    void machine_isASentence_ofWhatIsKnown() {
        Map<String, @Nullable Object> machine = new LinkedHashMap<>();
        machine.put("os", "Linux");
        machine.put("kernel", "6.1.0");
        machine.put("arch", "amd64");
        machine.put("cores", 2);
        machine.put("fileSystem", "ext4");
        machine.put("jvm", "OpenJDK 64-Bit Server VM 17.0.15+6");
        machine.put("ticketrace", "0.1.0");
        machine.put("engine", "H2 2.5.252");

        assertThat(RacedOn.inWords(machine))
                .isEqualTo("Raced on Linux 6.1.0 on amd64, 2 cores, file system ext4, OpenJDK 64-Bit Server VM"
                        + " 17.0.15+6, Ticketrace 0.1.0, H2 2.5.252.");
        machine.put("fileSystem", null);
        machine.put("engine", null);
        machine.put("cores", 1);
        assertThat(RacedOn.inWords(machine)).contains("amd64, 1 core, OpenJDK").doesNotContain("file system", "null");
    }

    @Test
    void stepWithoutRecord_hasNoSentence() {
        assertThat(RacedOn.inWords(null)).isNull();
        assertThat(RacedOn.inWords(Map.of())).isNull();
    }
}
