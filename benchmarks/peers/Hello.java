/** The smallest JVM there is: what starting a process costs in Java at least. */
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("ready");
    }
}
