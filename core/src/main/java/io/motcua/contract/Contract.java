package io.motcua.contract;

import java.net.URI;

/** The contract's fixed names: media type, event types, schema ids, and where the schemas stand on the class path. */
public final class Contract {
    /** The media type of an event in structured mode (CloudEvents 1.0 JSON event format, section 3). */
    public static final String MEDIA_TYPE = "application/cloudevents+json";

    /** The type of an event about a request's first version. */
    public static final String CREATED = "io.motcua.servicerequest.created.v1";
    /** The type of an event about a later version, which may be the first that its utility sees. */
    public static final String CHANGED = "io.motcua.servicerequest.changed.v1";
    /** The type of an event that tells a utility that the request needs nothing more. */
    public static final String CLOSED = "io.motcua.servicerequest.closed.v1";
    /** The type of an event that ties a request to others. */
    public static final String LINKED = "io.motcua.servicerequest.linked.v1";
    /** The type of a utility's answer. */
    public static final String REPLY = "io.motcua.servicerequest.reply.v1";

    /**
     * The most bytes of an event that every backend must take ({@code openapi.yaml}, {@code asyncapi.yaml}); a larger
     * one is sent only to a backend that is known to take it.
     */
    public static final int MOST_EVENT_BYTES = 262_144;

    /** The {@code audience} of an event that no unit of the utility may see. */
    public static final String HEAD_OFFICE = "headoffice";

    /** The id of the schema of an event's {@code data}, which each event names as its {@code dataschema}. */
    public static final URI SERVICE_REQUEST_SCHEMA =
            URI.create("https://motcua.io/schema/v1/service-request.schema.json");
    /** The id of the schema of an event. */
    public static final URI EVENT_SCHEMA = URI.create("https://motcua.io/schema/v1/event.schema.json");
    /** The id of the schema of a reply. */
    public static final URI REPLY_SCHEMA = URI.create("https://motcua.io/schema/v1/reply.schema.json");

    /** The class-path folder of the schema files, for {@link Class#getResourceAsStream}. */
    public static final String SCHEMA_FOLDER = "/io/motcua/contract/";

    private Contract() {}
}
