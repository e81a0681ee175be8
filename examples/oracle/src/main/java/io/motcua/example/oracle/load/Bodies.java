package io.motcua.example.oracle.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Requests as the bodies of the HTTP channels: JSON and forms, in UTF-8. */
public final class Bodies {
    private Bodies() {}

    /** For the app. */
    public static byte[] app(Sample sample) {
        String where = sample.where()
                .map(place -> place.customerCode()
                        .map(code -> ",\"customerCode\":\"" + code + "\"")
                        .orElse(",\"location\":{\"addressString\":\"" + place.address() + "\"}"))
                .orElse("");
        return bytes(
                "{\"description\":\"" + sample.words() + "\",\"requester\":{\"name\":\"Người Thử\"}" + where + "}");
    }

    /** For the hotline: what an agent notes down. */
    public static byte[] hotline(Sample sample) {
        return bytes("{\"callerPhone\":\"0901%06d\",\"agent\":\"TDV0001\",\"note\":\"%s\"}"
                .formatted(sample.number() % 1_000_000, sample.wordsWithPlace()));
    }

    /** For the web form. */
    public static byte[] web(Sample sample) {
        String where = sample.where()
                .map(place -> place.customerCode()
                        .map(code -> "&customerCode=" + encoded(code))
                        .orElse("&address=" + encoded(place.street()) + "&province=" + encoded(place.province())))
                .orElse("");
        return bytes("description=" + encoded(sample.words()) + where + "&name=" + encoded("Người Thử"));
    }

    /** For the portal: a dossier in the shape that has a summary. */
    public static byte[] portal(Sample sample) {
        return bytes("""
                {"MaHoSo":"%s","MaTTHC":"%s","ChuHoSo":"Người Thử","LoaiDoiTuong":"0",\
                "TrichYeuHoSo":"%s","NgayTiepNhan":"20260609081500","TrangThaiHoSo":"1"}""".formatted(dossier(sample.number()), PROCEDURE, sample.wordsWithPlace()));
    }

    /** The procedure of all dossiers. */
    public static final String PROCEDURE = "2.009901";

    /** The code of the dossier with this number. */
    public static String dossier(int number) {
        return "G22.99-20260609-%07d".formatted(number);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
