package ticketrace.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a user probably meant, if the typed one is unknown. Every option that takes a name uses it. */
final class DidYouMean {

    /** A name can be recognised by so many first letters. */
    private static final int MIN_BEGINNING = 3;

    /** One letter in so many may be wrong; in a short name, one. */
    private static final int LETTERS_PER_SLIP = 3;

    private static final int NOTHING_LIKE_IT = Integer.MAX_VALUE;

    private DidYouMean() {}

    /**
     * The message for an unknown name: the most similar name, and all names.
     *
     * @param kind the kind of thing that the user named, such as {@code guard}
     * @param all its plural, such as {@code guards}
     */
    static String unknown(String kind, String all, String typed, Collection<String> names) {
        String there = all + " are: " + String.join(", ", names);
        String unknown = "unknown " + kind + " '" + typed + "'; ";
        return nearest(typed, names)
                .map(near -> unknown + "did you mean " + near + "? " + capital(there))
                .orElse(unknown + there);
    }

    /** A question to add to a sentence; empty if no name is similar. */
    static String hint(String typed, Collection<String> names) {
        return nearest(typed, names).map(near -> "; did you mean " + near + "?").orElse("");
    }

    /** The name that differs from the typed one only by a typing error, by case, or by the characters between words. */
    static Optional<String> nearest(String typed, Collection<String> names) {
        String letters = letters(typed);
        return names.stream()
                .filter(name -> slips(letters, letters(name)) < NOTHING_LIKE_IT)
                .min(Comparator.comparingInt((String name) -> slips(letters, letters(name)))
                        .thenComparing(name -> !letters(name).startsWith(letters)));
    }

    /** How many letters must change to turn the typed word into the name; the largest number if it is another word. */
    private static int slips(String typed, String name) {
        if (typed.isEmpty()) {
            return NOTHING_LIKE_IT;
        }
        int slips = distance(typed, name);
        if (slips <= Math.max(1, name.length() / LETTERS_PER_SLIP)) {
            return slips;
        }
        boolean isBeginning = typed.length() >= MIN_BEGINNING && name.startsWith(typed);
        return isBeginning ? slips : NOTHING_LIKE_IT;
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The number of letters that are wrong, missing, too many, or swapped with a neighbour. */
    private static int distance(String a, String b) {
        int[][] least = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int changed = least[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                least[i][j] = Math.min(changed, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
                }
            }
        }
        return least[a.length()][b.length()];
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
