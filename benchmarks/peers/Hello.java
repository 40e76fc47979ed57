/** The smallest Java program: shows the least time that the start of a JVM takes. */
public final class Hello {

    private Hello() {}

    public static void main(String[] arguments) {
        System.out.println("ready");
    }
}
