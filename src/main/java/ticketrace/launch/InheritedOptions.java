package ticketrace.launch;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The options that this JVM passes on to a child: those that are known to be safe in a second JVM beside the first. It
 * passes on no others: two JVMs cannot share a port, a recording, or an archive that was made for one main class, and
 * the options of the next JDK are unknown.
 */
final class InheritedOptions {

    private static final List<String> BEGINNINGS = List.of(
            "-D",
            "-Xmx",
            "-Xms",
            "-Xmn",
            "-Xss",
            "-ea",
            "-da",
            "-esa",
            "-dsa",
            "-enableassertions",
            "-disableassertions",
            "-enablesystemassertions",
            "-disablesystemassertions",
            "--add-opens",
            "--add-exports",
            "--add-modules",
            "--module-path=", // the place of those modules
            "--add-reads",
            "--enable-preview",
            "--enable-native-access",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access",
            "-Xbootclasspath/a:");

    /** A port for management, which two JVMs cannot share. */
    private static final String MANAGEMENT = "-Dcom.sun.management.";

    private static final Set<String> WORDS =
            Set.of("-Xint", "-Xcomp", "-Xmixed", "-Xbatch", "-Xnoclassgc", "-Xcheck:jni");

    /** {@code -XX:+Name}, {@code -XX:-Name}, {@code -XX:Name=value}. */
    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?(\\w+)(=.*)?");

    private static final Set<String> FLAGS = Set.of(
            // the collector, and how it works
            "UseSerialGC",
            "UseParallelGC",
            "UseG1GC",
            "UseZGC",
            "ZGenerational",
            "UseShenandoahGC",
            "UseEpsilonGC",
            "ParallelGCThreads",
            "ConcGCThreads",
            "MaxGCPauseMillis",
            "GCTimeRatio",
            "G1HeapRegionSize",
            "InitiatingHeapOccupancyPercent",
            "DisableExplicitGC",
            "UseStringDeduplication",
            // memory
            "MaxHeapSize",
            "InitialHeapSize",
            "MinHeapSize",
            "SoftMaxHeapSize",
            "MaxRAM",
            "MaxRAMPercentage",
            "InitialRAMPercentage",
            "MinRAMPercentage",
            "NewSize",
            "MaxNewSize",
            "NewRatio",
            "SurvivorRatio",
            "MinHeapFreeRatio",
            "MaxHeapFreeRatio",
            "MetaspaceSize",
            "MaxMetaspaceSize",
            "CompressedClassSpaceSize",
            "MaxDirectMemorySize",
            "ThreadStackSize",
            "InitialCodeCacheSize",
            "ReservedCodeCacheSize",
            "AlwaysPreTouch",
            "UseCompressedOops",
            "UseCompressedClassPointers",
            "UseCompactObjectHeaders",
            "UseLargePages",
            "UseTransparentHugePages",
            "UseNUMA",
            // the machine, and the compilers
            "ActiveProcessorCount",
            "UseContainerSupport",
            "UsePerfData",
            "TieredCompilation",
            "TieredStopAtLevel",
            "CompileThreshold",
            "CompileThresholdScaling",
            "BackgroundCompilation",
            // what the program notices
            "ExitOnOutOfMemoryError",
            "CrashOnOutOfMemoryError",
            "HeapDumpOnOutOfMemoryError",
            "MaxJavaStackTraceDepth",
            "OmitStackTraceInFastThrow",
            "ShowCodeDetailsInExceptionMessages",
            "StackTraceInThrowable",
            "DisableAttachMechanism",
            "EnableDynamicAgentLoading",
            // without these a JVM refuses some of the above
            "UnlockDiagnosticVMOptions",
            "UnlockExperimentalVMOptions",
            "IgnoreUnrecognizedVMOptions");

    /** Options that name a file or its folder. Two JVMs cannot share a file. */
    private static final Set<String> FILES = Set.of("ErrorFile", "ReplayDataFile", "HeapDumpPath");

    private InheritedOptions() {}

    /** Those of these options that this JVM passes on, in their order. */
    static List<String> of(List<String> options) {
        return options.stream().filter(InheritedOptions::isHarmless).toList();
    }

    private static boolean isHarmless(String option) {
        Matcher flag = FLAG.matcher(option);
        if (flag.matches()) {
            String name = flag.group(1);
            return FLAGS.contains(name)
                    || (FILES.contains(name) && hasOneForEachJvm(option.substring(option.indexOf('=') + 1)));
        }
        boolean known = WORDS.contains(option) || BEGINNINGS.stream().anyMatch(option::startsWith);
        return known && !option.startsWith(MANAGEMENT);
    }

    /**
     * Whether each JVM makes a file of its own: it replaces {@code %p} by its pid, and in a folder names the file by
     * its pid.
     */
    private static boolean hasOneForEachJvm(String place) {
        return place.replace("%%", "").contains("%p") || new File(place).isDirectory();
    }
}
