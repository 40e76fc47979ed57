package ticketrace.view.terminal;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ticketrace.input.Printable;
import ticketrace.view.words.Numbers;

/** Prints the answer of a database to a statement, as a table. */
public final class QueryReport {

    private static final int MAX_ROWS = 1000;
    private static final String NULL = "NULL";

    private QueryReport() {}

    /**
     * Runs the statement and prints the answer.
     *
     * @throws SQLException if the database refuses it
     */
    public static void print(Statement statement, String sql, Screen screen) throws SQLException {
        if (!statement.execute(sql)) {
            screen.line("Done; the database returned no rows.");
            return;
        }
        try (ResultSet rows = statement.getResultSet()) {
            ResultSetMetaData columns = rows.getMetaData();
            Table table = new Table(alignment(columns));
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(Printable.spelledOut(columns.getColumnLabel(i).toLowerCase(Locale.ROOT)));
            }
            table.heading(names.toArray(String[]::new));
            int count = 0;
            for (; rows.next(); count++) {
                if (count < MAX_ROWS) {
                    table.row(row(rows, columns.getColumnCount()));
                }
            }
            table.print(screen, "");
            screen.line(screen.paint(
                    Colour.ASIDE,
                    Numbers.count(count, "row") + (count > MAX_ROWS ? "; the first " + MAX_ROWS + " are shown" : "")));
        }
    }

    private static String alignment(ResultSetMetaData columns) throws SQLException {
        StringBuilder alignment = new StringBuilder();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            boolean number = switch (columns.getColumnType(i)) {
                case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC, Types.DECIMAL, Types.DOUBLE -> true;
                default -> false;
            };
            alignment.append(number ? 'r' : 'l');
        }
        return alignment.toString();
    }

    private static String[] row(ResultSet rows, int columns) throws SQLException {
        String[] row = new String[columns];
        for (int i = 0; i < columns; i++) {
            String text = rows.getString(i + 1);
            row[i] = text == null ? NULL : Printable.spelledOut(text.replaceAll("\\R", " "));
        }
        return row;
    }
}
