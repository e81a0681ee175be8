package io.motcua.channel.portal;

import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.Submission;
import io.motcua.UnreadableException;
import io.motcua.spi.Normaliser;
import io.motcua.understanding.Reading;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the portal's dossiers, of either shape. The matter is told by the procedure, where it is one of ours, and by the
 * words: the summary in shape A, the names of parts and files in shape B. The place is the dossier owner's, else the
 * applicant's.
 *
 * <p>A date that cannot be read is left out, and a procedure that is not ours is left to the words: neither is the
 * citizen's fault. A dossier for another agency is held, since only a person can give it back.
 */
final class PortalNormaliser implements Normaliser {
    /** What a dossier is called where the request came from. */
    static final String OWNER = "dvcqg";

    /** In a submission's transport: the reference of the request that the dossier's first content became. */
    static final String FIRST_REFERENCE = "firstReference";

    private static final Pattern TELLABLE = Pattern.compile("[A-Za-z0-9.\\-]{1,40}");
    private static final Pattern SHA_256 = Pattern.compile("\\p{XDigit}{64}");
    private static final Pattern NO_TRUNK_ZERO = Pattern.compile("[1-9]\\d{8}");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,5}");

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "pdf", "application/pdf",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final PortalConfig config;

    PortalNormaliser(PortalConfig config) {
        this.config = config;
    }

    @Override
    public Reading read(Submission submission) throws UnreadableException {
        try {
            Dossier dossier = Dossier.read(submission.payload().buffer());
            requireOurs(dossier);
            Reading.Builder reading = Reading.builder();
            Optional<String> service = service(dossier);
            service.ifPresent(code -> reading.field(Reading.SERVICE_CODE, code));
            reading.field(Reading.DESCRIPTION, String.join("\n", words(dossier, service.isPresent())));
            person(dossier, reading);
            place(dossier, reading);
            receivingUnit(dossier).ifPresent(unit -> reading.field(Reading.RECEIVING_UNIT, unit));
            when(dossier).ifPresent(at -> reading.field(Reading.OCCURRED_AT, at.toString()));
            String first = submission.transport().getOrDefault(FIRST_REFERENCE, "");
            return reading.field(Reading.REFERENCE, first)
                    .externalIdentifiers(List.of(new ExternalIdentifier(OWNER, "MaHoSo", dossier.code())))
                    .attachments(attachments(dossier))
                    .build();
        } catch (DossierRefusal e) {
            throw new UnreadableException("'" + e.pointer() + "': " + e.getMessage(), e);
        }
    }

    private void requireOurs(Dossier dossier) throws DossierRefusal {
        Optional<String> agency = dossier.text("/MaDonViTiepNhan");
        if (agency.isPresent()
                && !config.agencies().isEmpty()
                && config.agencies().stream().noneMatch(agency.get()::startsWith)) {
            throw new DossierRefusal(
                    "/MaDonViTiepNhan",
                    "The dossier is for the agency " + tellable(agency.get())
                            + ", which we do not receive for; give it back at the portal");
        }
    }

    /** The service that the procedure stands for; empty text if the procedure is ours but covers many. */
    private Optional<String> service(Dossier dossier) throws DossierRefusal {
        Optional<String> procedure = dossier.text("/MaTTHC");
        Optional<String> service = procedure.map(config.procedures()::get);
        if (service.isEmpty() && config.holdUnknownProcedures()) {
            throw new DossierRefusal(
                    "/MaTTHC",
                    "The procedure " + procedure.map(PortalNormaliser::tellable).orElse("(none)")
                            + " is not configured; add it to the portal's procedures");
        }
        return service;
    }

    private static List<String> words(Dossier dossier, boolean procedureKnown) throws DossierRefusal {
        List<String> words = new ArrayList<>();
        if (!procedureKnown) {
            dossier.text("/TenTTHC").ifPresent(words::add);
        }
        for (String pointer : List.of("/TrichYeuHoSo", "/ThongTinKhac", "/GhiChu")) {
            dossier.text(pointer).ifPresent(words::add);
        }
        words.addAll(dossier.texts("/DanhSachHoSoBoSung", "NoiDungBoSung"));
        for (Dossier.Part part : dossier.parts()) {
            part.name().ifPresent(words::add);
            part.files().forEach(file -> file.name().ifPresent(words::add));
        }
        // People write their customer code behind their street.
        address(dossier).ifPresent(words::add);
        return words.stream().distinct().toList();
    }

    private static void person(Dossier dossier, Reading.Builder reading) throws DossierRefusal {
        Optional<String> name = dossier.applicant("TenChuHs");
        name = name.isPresent() ? name : dossier.text("/ChuHoSo");
        name = name.isPresent() ? name : dossier.applicant("TenNguoiNop");
        name.ifPresent(text -> reading.field(Reading.NAME, text));
        Optional<String> phone = dossier.applicant("SoDienThoai");
        phone = phone.isPresent() ? phone : dossier.text("/SoDienThoai");
        phone.ifPresent(text -> reading.field(Reading.PHONE, trunk(text)));
        Optional<String> email = dossier.applicant("Email");
        email = email.isPresent() ? email : dossier.text("/Email");
        email.ifPresent(text -> reading.field(Reading.EMAIL, text));
    }

    /** The owner's place as a whole, or the applicant's as a whole: half of each would be nowhere. */
    private static void place(Dossier dossier, Reading.Builder reading) throws DossierRefusal {
        address(dossier).ifPresent(text -> reading.field(Reading.ADDRESS, text));
        boolean owners = ownersPlace(dossier);
        code(dossier, owners ? "MaTinhChuHs" : "MaTinh", 2)
                .ifPresent(code -> reading.field(Reading.PROVINCE_CODE, code));
        // The contract has no district of the owner's: both places are written in one system.
        code(dossier, "MaHuyen", 3).ifPresent(code -> reading.field(Reading.DISTRICT_CODE, code));
        code(dossier, owners ? "MaXaChuHs" : "MaXa", 5).ifPresent(code -> reading.field(Reading.COMMUNE_CODE, code));
    }

    private static boolean ownersPlace(Dossier dossier) throws DossierRefusal {
        return dossier.applicant("MaTinhChuHs").isPresent()
                || dossier.applicant("MaXaChuHs").isPresent();
    }

    private static Optional<String> address(Dossier dossier) throws DossierRefusal {
        Optional<String> owners = dossier.applicant("DiaChiChiTietChuHs");
        return owners.isPresent() || ownersPlace(dossier) ? owners : dossier.applicant("DiaChiChiTiet");
    }

    /** A place's code with the zeros that it loses when it is sent as a number. */
    private static Optional<String> code(Dossier dossier, String name, int digits) throws DossierRefusal {
        Optional<String> code = dossier.applicant(name);
        return code.filter(text -> DIGITS.matcher(text).matches())
                .map(text -> "0".repeat(Math.max(0, digits - text.length())) + text)
                .or(() -> code);
    }

    /** Who has the dossier on its desk, by name in shape A and by code in shape B. */
    private static Optional<String> receivingUnit(Dossier dossier) throws DossierRefusal {
        Optional<String> name = dossier.text("/DonViXuLy");
        return name.isPresent() ? name : dossier.text("/MaDonViTiepNhan");
    }

    private Optional<OffsetDateTime> when(Dossier dossier) throws DossierRefusal {
        for (String pointer : List.of("/NgayNop", "/NgayTiepNhan")) {
            Optional<OffsetDateTime> at =
                    dossier.text(pointer).flatMap(text -> PortalDates.read(text, config.timeZone()));
            if (at.isPresent()) {
                return at;
            }
        }
        return Optional.empty();
    }

    /** What the portal keeps, by its hash; it does not say how large it is. Nothing is fetched. */
    private static List<Attachment> attachments(Dossier dossier) throws DossierRefusal {
        List<Attachment> attachments = new ArrayList<>();
        for (Dossier.Part part : dossier.parts()) {
            for (Dossier.File file : part.files()) {
                file.hash()
                        .filter(hash -> SHA_256.matcher(hash).matches())
                        .map(hash -> hash.toLowerCase(Locale.ROOT))
                        .map(hash -> new Attachment(
                                file.name(), mediaType(file.name().orElse("")), 0, hash))
                        .ifPresent(attachments::add);
            }
        }
        return attachments;
    }

    private static String mediaType(String fileName) {
        String suffix = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.getOrDefault(suffix, "application/octet-stream");
    }

    /** A number that was sent as one has lost the zero that it begins with. */
    private static String trunk(String phone) {
        return NO_TRUNK_ZERO.matcher(phone).matches() ? "0" + phone : phone;
    }

    /** What a sender wrote as a code, if it is one; a message repeats nothing else. */
    private static String tellable(String code) {
        return TELLABLE.matcher(code).matches() ? code : "(no code)";
    }
}
