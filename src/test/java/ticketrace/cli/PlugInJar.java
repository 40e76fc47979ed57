package ticketrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import ticketrace.RunsFolder;

/** A jar with plug-ins, compiled against the jar that the build made, as a plug-in author compiles it. */
final class PlugInJar {

    private static final Path PAGE = Path.of("src", "docs", "plugins.md");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("public final class (\\w+)");
    private static final Pattern SERVICE_FILE =
            Pattern.compile("`(META-INF/services/\\S+)`[^`]*```text\n(.*?)```", Pattern.DOTALL);

    private PlugInJar() {}

    /** Makes the example of the page about plug-ins: each Java block is a class, each service file is a block. */
    static Path ofThePage(Path jar) throws IOException {
        String page = Files.readString(PAGE);
        List<String> sources =
                BLOCK.matcher(page).results().map(block -> block.group(1)).toList();
        Map<String, String> services = new LinkedHashMap<>();
        for (MatchResult file : SERVICE_FILE.matcher(page).results().toList()) {
            services.put(file.group(1), file.group(2));
        }
        assertThat(sources).hasSize(2);
        assertThat(services).hasSize(2);
        return of(jar, sources, services);
    }

    /** Makes a jar of these classes and files. */
    static Path of(Path jar, List<String> sources, Map<String, String> files) throws IOException {
        try (RunsFolder folder = RunsFolder.create()) {
            Path classes = compiled(sources, folder);
            try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> all = Files.walk(classes)) {
                for (Path each : all.filter(Files::isRegularFile).toList()) {
                    add(entries, classes.relativize(each).toString(), Files.readAllBytes(each));
                }
                for (Map.Entry<String, String> file : files.entrySet()) {
                    add(entries, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return jar;
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(bytes);
    }

    private static Path compiled(List<String> sources, RunsFolder folder) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        List<Path> files = new ArrayList<>();
        for (String source : sources) {
            Matcher name = CLASS.matcher(source);
            assertThat(name.find()).as(source).isTrue();
            files.add(Files.writeString(folder.resolve(name.group(1) + ".java"), source));
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        List<String> options = List.of(
                "-proc:none",
                "-Xlint:all,-try",
                "-Werror",
                "-cp",
                Ticketrace.builtJar().toString(),
                "-d",
                classes.toString());
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            boolean done = compiler.getTask(
                            said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertThat(done).as(said.toString()).isTrue();
        }
        return classes;
    }
}
