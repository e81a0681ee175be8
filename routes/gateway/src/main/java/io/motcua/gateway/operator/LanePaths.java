package io.motcua.gateway.operator;

import io.motcua.gateway.operator.OperatorPort.Answer;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.LaneCommand;
import io.motcua.gateway.report.ReportJson;
import io.motcua.path.LaneRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The operator port's paths about lanes: {@code GET /lanes}; {@code POST /lanes/{name}/pause} and {@code resume} with a
 * {@link LaneCommand}.
 */
final class LanePaths {
    static final String PATH = "/lanes";
    private static final int MAX_BODY = 8 * 1024;

    private final Desk desk;

    LanePaths(Desk desk) {
        this.desk = desk;
    }

    Answer get() throws IOException {
        return new Answer(200, ReportJson.write(desk.lanes()));
    }

    Answer post(String path, InputStream body) throws IOException {
        String[] parts = path.split("/", -1);
        Optional<LaneCommand.Action> action = parts.length == 4 ? LaneCommand.Action.named(parts[3]) : Optional.empty();
        if (action.isEmpty()) {
            return Answer.problem(404, "There is /lanes/{name}/pause and resume");
        }
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            return Answer.problem(413, "An order has at most " + MAX_BODY + " bytes");
        }
        LaneCommand command;
        try {
            command = ReportJson.read(bytes, LaneCommand.class);
        } catch (IOException e) {
            return Answer.problem(400, "The order is no JSON of the form that it must have");
        }
        try {
            return new Answer(200, ReportJson.write(desk.order(parts[2], action.get(), command)));
        } catch (LaneRefusedException e) {
            return Answer.problem(409, String.valueOf(e.getMessage()));
        }
    }
}
