package io.motcua.gateway.operator;

import io.motcua.Reference;
import io.motcua.gateway.report.AuditReport;
import io.motcua.gateway.report.BalanceReport;
import io.motcua.gateway.report.ClocksReport;
import io.motcua.gateway.report.CrossingReport;
import io.motcua.gateway.report.Desk;
import io.motcua.gateway.report.Explanation;
import io.motcua.gateway.report.HeldDetail;
import io.motcua.gateway.report.HeldReport;
import io.motcua.gateway.report.LaneCommand;
import io.motcua.gateway.report.LanesReport;
import io.motcua.gateway.report.MendOrder;
import io.motcua.gateway.report.MendReport;
import io.motcua.gateway.report.ProposalsReport;
import io.motcua.gateway.report.ReloadReport;
import io.motcua.gateway.report.ReportJson;
import io.motcua.held.MendRefusedException;
import io.motcua.path.LaneRefusedException;
import io.motcua.spi.HeldFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** Answers from a gateway that runs in another process, by its operator port. */
public final class RunningDesk implements Desk, RunningProfile {
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int READ_TIMEOUT_MILLIS = 30_000;
    /** For what looks at every open request, or reads a whole profile. */
    private static final int LONG_TIMEOUT_MILLIS = 600_000;

    private static final int MAX_ANSWER_BYTES = 64 * 1024 * 1024;

    private final OperatorFile.Address address;

    private record Answer(int status, byte[] body) {}

    private record Problem(int status, String title) {}

    private RunningDesk(OperatorFile.Address address) {
        this.address = address;
    }

    /**
     * The gateway that runs on this data folder.
     *
     * @return empty if none does
     * @throws IOException if one seems to and does not answer
     */
    public static Optional<RunningDesk> find(Path data) throws IOException {
        Optional<OperatorFile.Address> address = OperatorFile.read(data);
        if (address.isEmpty()) {
            return Optional.empty();
        }
        RunningDesk desk = new RunningDesk(address.get());
        try {
            // Another program may have been given the port of a gateway that was killed: only ours knows the token.
            return desk.get("/balance").status() == 200 ? Optional.of(desk) : Optional.empty();
        } catch (ConnectException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Explanation> explain(Reference reference) throws IOException {
        Answer answer = get("/explain/" + reference.value());
        return answer.status() == 404 ? Optional.empty() : Optional.of(read(answer, Explanation.class));
    }

    @Override
    public HeldReport held(HeldFilter filter, int limit) throws IOException {
        StringBuilder path = new StringBuilder("/held?limit=").append(limit);
        filter.reason().ifPresent(reason -> path.append("&reason=").append(reason));
        filter.priority().ifPresent(priority -> path.append("&priority=").append(priority));
        filter.channel()
                .ifPresent(
                        channel -> path.append("&channel=").append(URLEncoder.encode(channel, StandardCharsets.UTF_8)));
        return read(get(path.toString()), HeldReport.class);
    }

    @Override
    public Optional<HeldDetail> heldRequest(Reference reference) throws IOException {
        Answer answer = get("/held/" + reference.value());
        return answer.status() == 404 ? Optional.empty() : Optional.of(read(answer, HeldDetail.class));
    }

    @Override
    public MendReport mend(Reference reference, MendOrder.Action action, MendOrder order) throws IOException {
        Answer answer = ask(
                "POST",
                "/held/" + reference.value() + "/" + action.path(),
                Optional.of(ReportJson.write(order).getBytes(StandardCharsets.UTF_8)),
                READ_TIMEOUT_MILLIS);
        if (answer.status() == 409) {
            throw new MendRefusedException(
                    ReportJson.read(answer.body(), Problem.class).title());
        }
        return read(answer, MendReport.class);
    }

    @Override
    public AuditReport audit(Optional<Reference> reference, int limit) throws IOException {
        String about = reference.map(one -> "&reference=" + one.value()).orElse("");
        return read(get("/held/audit?limit=" + limit + about), AuditReport.class);
    }

    @Override
    public ProposalsReport proposals(Duration within) throws IOException {
        Answer answer = ask("GET", "/held/proposals?days=" + within.toDays(), Optional.empty(), LONG_TIMEOUT_MILLIS);
        return read(answer, ProposalsReport.class);
    }

    @Override
    public ClocksReport clocks(int limit) throws IOException {
        return read(get("/clocks?limit=" + limit), ClocksReport.class);
    }

    @Override
    public LanesReport lanes() throws IOException {
        return read(get("/lanes"), LanesReport.class);
    }

    @Override
    public LanesReport order(String name, LaneCommand.Action action, LaneCommand command) throws IOException {
        Answer answer = ask(
                "POST",
                "/lanes/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "/" + action.path(),
                Optional.of(ReportJson.write(command).getBytes(StandardCharsets.UTF_8)),
                READ_TIMEOUT_MILLIS);
        if (answer.status() == 409) {
            throw new LaneRefusedException(
                    ReportJson.read(answer.body(), Problem.class).title());
        }
        return read(answer, LanesReport.class);
    }

    @Override
    public BalanceReport balance() throws IOException {
        return read(get("/balance"), BalanceReport.class);
    }

    @Override
    public ReloadReport reload() throws IOException {
        return read(ask("POST", "/reload", Optional.empty(), LONG_TIMEOUT_MILLIS), ReloadReport.class);
    }

    @Override
    public CrossingReport crossing(LocalDate on) throws IOException {
        return read(ask("GET", "/crossing?on=" + on, Optional.empty(), LONG_TIMEOUT_MILLIS), CrossingReport.class);
    }

    @Override
    public void close() {}

    private static <T> T read(Answer answer, Class<T> report) throws IOException {
        if (answer.status() != 200) {
            throw new IOException("The running gateway answers with status " + answer.status() + "; its log says why");
        }
        return ReportJson.read(answer.body(), report);
    }

    private Answer get(String path) throws IOException {
        return ask("GET", path, Optional.empty(), READ_TIMEOUT_MILLIS);
    }

    private Answer ask(String method, String path, Optional<byte[]> order, int timeoutMillis) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + address.port() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        connection.setReadTimeout(timeoutMillis);
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer " + address.token());
        try {
            if (order.isPresent()) {
                connection.setRequestProperty("Content-Type", "application/json");
                connection.setDoOutput(true);
                try (OutputStream body = connection.getOutputStream()) {
                    body.write(order.get());
                }
            }
            int status = connection.getResponseCode();
            InputStream body = status < 400 ? connection.getInputStream() : connection.getErrorStream();
            return new Answer(status, body == null ? new byte[0] : body.readNBytes(MAX_ANSWER_BYTES));
        } finally {
            connection.disconnect();
        }
    }
}
