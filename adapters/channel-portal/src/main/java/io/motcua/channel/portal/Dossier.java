package io.motcua.channel.portal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as the portal sends it, in either of its shapes: A, the adapter of 2020, with a summary in words, and B, of
 * the ministries' platforms since 2025, whose parts and files tell the matter. Texts are given by JSON pointers without
 * array indexes.
 */
final class Dossier {
    /** The dossier's code: the agency's id, the day, a serial number; in the form of before and after 2025. */
    private static final Pattern CODE = Pattern.compile(
            "(?:\\d{3}\\.\\d{2}\\.\\d{2}\\.[GH]\\d{2}|[GH]\\d{2}(?:\\.\\d{2,3}){0,2})-\\d{6}(?:\\d{2})?-\\d{4,7}");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\t\\n\\r]]");
    private static final String APPLICANT = "/ThongTinNguoiNop/ThongTinChiTiet";

    /** Objects, and lists of objects, that may be missing but must be what they are called. */
    private static final List<String> OBJECTS = List.of("/ThongTinNguoiNop", APPLICANT);

    private static final List<String> TEXTS_OF_A = List.of("/TenTTHC", "/TrichYeuHoSo", "/ThongTinKhac", "/ChuHoSo");

    private final Map<String, Object> root;
    private final String code;

    private Dossier(Map<String, Object> root) throws DossierRefusal {
        this.root = root;
        this.code = text("/MaHoSo")
                .orElseThrow(() -> new DossierRefusal("/MaHoSo", "Is missing: a dossier is known by its code"));
        if (!isCode(code)) {
            throw new DossierRefusal("/MaHoSo", "Is no dossier's code, as in G09.20-20260609-0092637");
        }
        for (String pointer : OBJECTS) {
            // An empty one is sent as an empty text too.
            if (at(pointer)
                    .filter(value -> !(value instanceof Map) && !"".equals(value))
                    .isPresent()) {
                throw new DossierRefusal(pointer, "Is not an object");
            }
        }
        for (Map<?, ?> part : list("/ThanhPhanHoSo")) {
            items(part.get("GiayToDinhKem"), "/ThanhPhanHoSo/GiayToDinhKem");
        }
        list("/TaiLieuNop");
        list("/DanhSachHoSoBoSung");
        boolean shapeA = false;
        for (String pointer : TEXTS_OF_A) {
            shapeA |= text(pointer).isPresent();
        }
        if (!shapeA && !root.containsKey("ThanhPhanHoSo") && !root.containsKey("ThongTinNguoiNop")) {
            throw new DossierRefusal("", "Holds nothing but a code: neither a summary nor parts nor an applicant");
        }
    }

    /** Reads a body; the message of a refusal names the field that the portal can mend. */
    static Dossier read(ByteBuffer bytes) throws DossierRefusal {
        return new Dossier(DossierJson.read(bytes));
    }

    /** Whether the text has the form of a dossier's code. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** {@code MaHoSo}. */
    String code() {
        return code;
    }

    /** The text at this pointer, stripped and without control characters, if there is any. */
    Optional<String> text(String pointer) throws DossierRefusal {
        Optional<Object> value = at(pointer);
        return value.isPresent() ? scalar(value.get(), pointer) : Optional.empty();
    }

    /** A text of the applicant's details in shape B. */
    Optional<String> applicant(String name) throws DossierRefusal {
        return text(APPLICANT + "/" + name);
    }

    /** The texts of this name in a list of objects. */
    List<String> texts(String pointer, String name) throws DossierRefusal {
        List<String> texts = new ArrayList<>();
        for (Map<?, ?> item : list(pointer)) {
            member(item, name, pointer).ifPresent(texts::add);
        }
        return texts;
    }

    /** The parts of shape B, in their order. */
    List<Part> parts() throws DossierRefusal {
        List<Part> parts = new ArrayList<>();
        for (Map<?, ?> part : list("/ThanhPhanHoSo")) {
            List<File> files = new ArrayList<>();
            String at = "/ThanhPhanHoSo/GiayToDinhKem";
            for (Map<?, ?> file : items(part.get("GiayToDinhKem"), at)) {
                files.add(new File(member(file, "TenGiayTo", at), member(file, "HashTepTin", at)));
            }
            parts.add(new Part(member(part, "TenThanhPhanHoSo", "/ThanhPhanHoSo"), files));
        }
        return parts;
    }

    /** A part of the dossier, for example a declaration. */
    record Part(Optional<String> name, List<File> files) {}

    /** A file of a part; the portal keeps its bytes. */
    record File(Optional<String> name, Optional<String> hash) {}

    private Optional<Object> at(String pointer) {
        Object value = root;
        for (String name : pointer.substring(1).split("/")) {
            if (!(value instanceof Map<?, ?> members) || members.get(name) == null) {
                return Optional.empty();
            }
            value = members.get(name);
        }
        return Optional.of(value);
    }

    private List<Map<?, ?>> list(String pointer) throws DossierRefusal {
        return items(root.get(pointer.substring(1)), pointer);
    }

    private static List<Map<?, ?>> items(@Nullable Object value, String pointer) throws DossierRefusal {
        List<Map<?, ?>> items = new ArrayList<>();
        // An empty list is sent as an empty text too.
        if (value == null || "".equals(value)) {
            return items;
        }
        if (!(value instanceof List<?> list)) {
            throw new DossierRefusal(pointer, "Is not a list");
        }
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> members)) {
                throw new DossierRefusal(pointer, "Holds something that is no object");
            }
            items.add(members);
        }
        return items;
    }

    private static Optional<String> member(Map<?, ?> item, String name, String pointer) throws DossierRefusal {
        Object value = item.get(name);
        return value == null ? Optional.empty() : scalar(value, pointer + "/" + name);
    }

    private static Optional<String> scalar(Object value, String pointer) throws DossierRefusal {
        if (!(value instanceof String text)) {
            throw new DossierRefusal(pointer, "Is neither a text nor a number");
        }
        return Optional.of(CONTROLS.matcher(text).replaceAll("").strip()).filter(clean -> !clean.isEmpty());
    }
}
