package ticketrace.store;

/**
 * A store whose count is the file {@link CountFile#NAME} in the folder of the race, also while buyers use it. Whoever
 * replaces that file replaces the count. The calls are those of {@link TicketStore}.
 */
public interface CountFileStore extends TicketStore {}
