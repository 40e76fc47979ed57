package ticketrace.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A buyer creates a plug-in by its class name, or reports in one line why it cannot. */
class PlugInClassTest {

    /** Its constructor fails. */
    public static final class Cracked extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        public Cracked() {
            throw new IllegalStateException("the class is broken");
        }
    }

    @Test
    void classOfThatName_isMade() throws Exception {
        assertThat((Object) PlugInClass.make(List.class, "java.util.ArrayList")).isEqualTo(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.Thing", "java.lang.String", "java.util.AbstractList", "java.util.Collections", ""})
    void classThatCannotBeMade_isNamed(String name) {
        assertThatIOException()
                .isThrownBy(() -> PlugInClass.make(List.class, name))
                .withMessageStartingWith("the class " + name + ", a List, cannot be made: ");
    }

    @Test
    void constructorThatFails_saysWhy() {
        assertThatIOException()
                .isThrownBy(() -> PlugInClass.make(List.class, Cracked.class.getName()))
                .withMessageEndingWith("java.lang.IllegalStateException: the class is broken");
    }
}
