package ticketrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.jr.ob.JSON;
import com.fasterxml.jackson.jr.ob.JacksonJrExtension;
import com.fasterxml.jackson.jr.ob.api.ExtensionContext;
import com.fasterxml.jackson.jr.ob.api.ReaderWriterProvider;
import com.fasterxml.jackson.jr.ob.api.ValueWriter;
import com.fasterxml.jackson.jr.ob.impl.JSONWriter;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one class: a key for each component, and nothing for the record's other methods.
 *
 * <p>The library could write records itself, but it takes {@code isolation()} for a getter like {@code isEmpty()}, and
 * leaves out a component of that name.
 */
final class RecordWriter implements ValueWriter {

    private final Class<?> type;
    private final String[] keys;
    private final Method[] accessors;
    private final @Nullable RecordWriter[] inlined;

    private RecordWriter(Class<?> type) {
        this.type = type;
        RecordComponent[] components = type.getRecordComponents();
        this.keys = new String[components.length];
        this.accessors = new Method[components.length];
        this.inlined = new RecordWriter[components.length];
        for (int i = 0; i < components.length; i++) {
            JsonKey key = components[i].getAnnotation(JsonKey.class);
            keys[i] = key == null ? components[i].getName() : key.value();
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true); // the record may be private
            inlined[i] = components[i].isAnnotationPresent(JsonInline.class)
                    ? new RecordWriter(components[i].getType())
                    : null;
        }
    }

    /** Makes the library write every record with a {@code RecordWriter}. */
    static JSON addTo(JSON.Builder library) {
        return library.register(new JacksonJrExtension() {
                    @Override
                    protected void register(ExtensionContext context) {
                        context.insertProvider(new ReaderWriterProvider() {
                            @Override
                            public @Nullable ValueWriter findValueWriter(JSONWriter writer, Class<?> type) {
                                return type.isRecord() ? new RecordWriter(type) : null;
                            }
                        });
                    }
                })
                .build();
    }

    @Override
    public void writeValue(JSONWriter writer, JsonGenerator out, Object document) throws IOException {
        out.writeStartObject();
        writeKeys(writer, out, document);
        out.writeEndObject();
    }

    private void writeKeys(JSONWriter writer, JsonGenerator out, Object document) throws IOException {
        boolean writesNulls = writer.isEnabled(JSON.Feature.WRITE_NULL_PROPERTIES);
        for (int i = 0; i < keys.length; i++) {
            Object value = component(i, document);
            RecordWriter itsKeys = inlined[i];
            if (itsKeys != null) {
                if (value != null) {
                    itsKeys.writeKeys(writer, out, value);
                }
            } else if (value != null || writesNulls) {
                out.writeFieldName(keys[i]);
                writer.writeValue(value == Json.NULL ? null : value);
            }
        }
    }

    private @Nullable Object component(int index, Object document) {
        try {
            return accessors[index].invoke(document);
        } catch (IllegalAccessException
                | InvocationTargetException e) { // cannot happen: it is accessible, and only returns a value
            throw new IllegalStateException(type.getName() + "." + accessors[index].getName() + " cannot be read", e);
        }
    }

    @Override
    public Class<?> valueType() {
        return type;
    }
}
