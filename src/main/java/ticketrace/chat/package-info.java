/**
 * A chat room in which every client is served by a process of its own.
 *
 * <pre>
 * client --- socket ---+                          +--- pipe --- serving process of that client
 * client --- socket ---+--- hub (ChatServer) -----+--- pipe --- serving process of that client
 * client --- socket ---+    the launcher          +--- pipe --- serving process of that client
 * </pre>
 *
 * <p>Java cannot hand an accepted socket to another process. So the hub accepts, has strangers prove the key, and moves
 * bytes between sockets and pipes. The serving process ({@link ticketrace.chat.ServingMain}) makes lines of the bytes,
 * understands commands, words every answer, and greets with its pid. The hub keeps what concerns all clients, who is
 * there under which name, in one {@code Room}.
 *
 * <p>No client waits for another: what is meant for a client waits in a queue of its own, with a limit. A client that
 * does not read, or whose process hangs, fills only that queue, and the hub drops it. The hub reads a client that talks
 * too fast more slowly.
 *
 * <p>The two sides of a pipe speak in lines: a word and its arguments. {@code HubMessage} has all the words.
 *
 * <p>May use: {@code multiprocessing}, {@code launch} and {@code input}. Never: knows tickets, or uses a library: a
 * serving process must start as fast as an empty JVM.
 */
@NullMarked
package ticketrace.chat;

import org.jspecify.annotations.NullMarked;
