package io.motcua.channel.sms;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SendCommandTask;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.connection.Connection;

/** A message centre's end of a bind, which sends any bytes as a request and waits for the response to them. */
final class SmscLine extends SMPPServerSession {
    private static final int DEGREE = 8;
    private static final int QUEUE = 1_000;

    private final Connection connection;

    SmscLine(Connection connection, ServerMessageReceiverListener listener) {
        super(connection, null, listener, null, DEGREE, QUEUE);
        this.connection = connection;
    }

    /** Sends the PDU under the next sequence number and waits for the status of its response. */
    int request(byte[] pdu, long timeoutMillis) throws Exception {
        try {
            executeSendCommand(
                    new SendCommandTask() {
                        @Override
                        public void executeTask(OutputStream out, int sequenceNumber) throws IOException {
                            byte[] numbered = pdu.clone();
                            ByteBuffer.wrap(numbered).putInt(12, sequenceNumber);
                            write(numbered);
                        }

                        @Override
                        public String getCommandName() {
                            return "deliver_sm";
                        }
                    },
                    timeoutMillis);
            return 0;
        } catch (NegativeResponseException e) {
            return e.getCommandStatus();
        }
    }

    /** Sends bytes as they are. */
    void write(byte[] bytes) throws IOException {
        OutputStream out = connection.getOutputStream();
        synchronized (out) {
            out.write(bytes);
            out.flush();
        }
    }

    /** Ends the connection without a word, as a failure does. */
    void cut() {
        try {
            connection.close();
        } catch (IOException e) {
            // It is gone already.
        }
        close();
    }
}
