/**
 * A chat room in which every client is served by a process of its own.
 *
 * <pre>
 * client --- socket ---+                          +--- pipe --- serving process of that client
 * client --- socket ---+--- hub (ChatServer) -----+--- pipe --- serving process of that client
 * client --- socket ---+    the launcher          +--- pipe --- serving process of that client
 * </pre>
 *
 * <p>Java cannot hand an accepted socket to another process. So the hub accepts, lets strangers prove the key, and pumps
 * bytes; the serving process ({@link ticketrace.chat.ServingMain}) makes lines of them, understands commands, words every
 * answer, and greets with its pid. What concerns everybody, names and who is there, the hub keeps in one {@code Room}.
 *
 * <p>Nobody waits for anybody else: what is meant for a client waits in a queue of its own, with a limit. A client that
 * does not read, or whose process hangs, fills only that queue, and is dropped. Who talks too fast is read more slowly.
 *
 * <p>The two sides of a pipe speak in lines, a word and what belongs to it; {@code HubMessage} has all the words.
 *
 * <p>May use: {@code multiprocessing}, {@code launch} and {@code input}. Never: knows tickets; and no library, for a serving process is to start
 * as fast as an empty JVM.
 */
@NullMarked
package ticketrace.chat;

import org.jspecify.annotations.NullMarked;
