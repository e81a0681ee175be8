package io.motcua.channel.sms;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes a deliver_sm, well or badly formed, with the sequence number 0. */
public final class DeliverSmBytes {
    private final ByteArrayOutputStream parameters = new ByteArrayOutputStream();
    private int sourceTon = 1;
    private String source = "84903000417";
    private String destination = "8055";
    private int esmClass;
    private int dataCoding;
    private int length = -1;
    private byte[] message = new byte[0];

    public DeliverSmBytes from(int ton, String address) {
        sourceTon = ton;
        source = address;
        return this;
    }

    public DeliverSmBytes to(String address) {
        destination = address;
        return this;
    }

    public DeliverSmBytes esmClass(int value) {
        esmClass = value;
        return this;
    }

    public DeliverSmBytes dataCoding(int value) {
        dataCoding = value;
        return this;
    }

    public DeliverSmBytes message(byte[] octets) {
        message = octets;
        return this;
    }

    /** The message after a user data header. */
    public DeliverSmBytes message(byte[] header, byte[] octets) {
        byte[] both = new byte[header.length + octets.length];
        System.arraycopy(header, 0, both, 0, header.length);
        System.arraycopy(octets, 0, both, header.length, octets.length);
        esmClass |= 0x40;
        return message(both);
    }

    /** Says another sm_length than that of the message. */
    public DeliverSmBytes length(int value) {
        length = value;
        return this;
    }

    public DeliverSmBytes parameter(int tag, byte[] value) {
        parameters.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) tag)
                .putShort((short) value.length)
                .array());
        parameters.writeBytes(value);
        return this;
    }

    /** Octets at the end that are no parameter. */
    public DeliverSmBytes rubbish(byte... octets) {
        parameters.writeBytes(octets);
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(0);
        body.write(sourceTon);
        body.write(1);
        body.writeBytes((source + "\0").getBytes(StandardCharsets.ISO_8859_1));
        body.write(0);
        body.write(1);
        body.writeBytes((destination + "\0").getBytes(StandardCharsets.ISO_8859_1));
        body.write(esmClass);
        body.writeBytes(new byte[] {0, 0, 0, 0, 0, 0});
        body.write(dataCoding);
        body.write(0);
        body.write(length < 0 ? message.length : length);
        body.writeBytes(message);
        body.writeBytes(parameters.toByteArray());
        return ByteBuffer.allocate(16 + body.size())
                .putInt(16 + body.size())
                .putInt(5)
                .putInt(0)
                .putInt(0)
                .put(body.toByteArray())
                .array();
    }
}
