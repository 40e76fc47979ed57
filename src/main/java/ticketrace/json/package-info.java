/**
 * How Ticketrace writes and reads JSON.
 *
 * <pre>
 * record -&gt; Json.document, Json.indented   one document: a component that is null is written as null
 *           JsonLines.write                many small objects: a component that is null is left out
 * text   -&gt; Json.object                    the fields of one object
 * </pre>
 *
 * <p>A document is a record. Its components are the keys, in their order. {@link ticketrace.json.JsonKey} gives a
 * component a key that Java does not allow as its name; {@link ticketrace.json.JsonInline} puts the keys of an inner
 * record in place of the inner record. Records, lists, maps, arrays, enums (by name), texts, numbers and truth values
 * may stand in it.
 *
 * <p>May use: the JSON library. Never: knows what a document is about. No process that buys loads this room.
 */
@NullMarked
package ticketrace.json;

import org.jspecify.annotations.NullMarked;
