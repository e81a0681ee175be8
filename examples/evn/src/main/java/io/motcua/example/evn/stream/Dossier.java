package io.motcua.example.evn.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Dossiers as the national portal hands them on, in the shape of the adapter of 2020 or in that of the ministries'
 * platforms since 2025. Codes of procedures are invented, and configured in {@code gateway.yaml}.
 */
final class Dossier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> PROCEDURES = Map.of(
            "NEW_SUPPLY_LV", "2.009901",
            "MOVE_METER", "2.009904",
            "ROOFTOP_SOLAR", "2.009914",
            "CHANGE_HOLDER", "2.009907");

    private Dossier() {}

    /** Whether people can ask for this on the portal. */
    static boolean isFor(String serviceCode) {
        return PROCEDURES.containsKey(serviceCode);
    }

    static Message request(String serviceCode, Told told, RandomGenerator random) {
        String code = "G09.20-20260519-" + String.format("%07d", random.nextInt(10_000_000));
        ObjectNode dossier = JSON.createObjectNode().put("MaHoSo", code).put("MaTTHC", PROCEDURES.get(serviceCode));
        if (random.nextBoolean()) {
            summary(dossier, told);
        } else {
            parts(dossier, told, random);
        }
        try {
            return new Message(Channel.PORTAL, Corporation.PORTAL, code, Message.JSON, JSON.writeValueAsBytes(dossier));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts is always writable", e);
        }
    }

    private static void summary(ObjectNode dossier, Told told) {
        dossier.put("ChuHoSo", told.name())
                .put("LoaiDoiTuong", "1")
                .put("ThongTinKhac", told.address())
                .put("SoDienThoai", told.phone())
                .put("TrichYeuHoSo", summary(told))
                .put("NgayTiepNhan", "20260519204100")
                .put("TrangThaiHoSo", "1");
    }

    private static String summary(Told told) {
        return told.customerCode().isEmpty()
                ? told.words()
                : "Mã khách hàng " + told.customerCode() + ". " + told.words();
    }

    private static void parts(ObjectNode dossier, Told told, RandomGenerator random) {
        dossier.put("LoaiDoiTuong", "0").put("MaDonViTiepNhan", "G09.20").put("NgayNop", "2026-05-19 20:41:00");
        dossier.putArray("ThanhPhanHoSo")
                .addObject()
                .put("MaThanhPhanHoSo", "TP01")
                .put("TenThanhPhanHoSo", told.words())
                .put("SoLuong", "1")
                .putArray("GiayToDinhKem")
                .addObject()
                .put("IdGiayTo", "GT" + random.nextInt(1_000_000))
                .put("TenGiayTo", "Don de nghi.pdf");
        dossier.putObject("ThongTinNguoiNop")
                .put("LoaiDoiTuong", "0")
                .putObject("ThongTinChiTiet")
                .put("TenNguoiNop", told.name())
                .put("SoDienThoai", told.phone())
                .put(
                        "DiaChiChiTiet",
                        told.address().isEmpty() ? "Mã khách hàng " + told.customerCode() : told.address());
    }
}
