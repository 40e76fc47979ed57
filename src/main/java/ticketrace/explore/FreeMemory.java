package ticketrace.explore;

/** Says whether there is memory for a graph that grows, and for counting its schedules afterwards. */
@FunctionalInterface
interface FreeMemory {

    /** Counting the schedules of a graph takes at most this part of the memory of the graph: benchmarks/schedules. */
    int COUNTING = 2;

    /** The heap of this JVM. It asks for a garbage collection before it says no. */
    FreeMemory OF_THIS_JVM = bytes -> {
        long wanted = bytes + bytes / COUNTING;
        if (bytes == 0 || wanted <= free()) {
            return true;
        }
        System.gc();
        return wanted <= free();
    };

    /** Whether a graph may ask for so many more bytes. */
    boolean has(long bytes);

    private static long free() {
        Runtime jvm = Runtime.getRuntime();
        return jvm.maxMemory() - (jvm.totalMemory() - jvm.freeMemory());
    }
}
