package io.motcua.contract;

import com.fasterxml.jackson.core.JsonGenerator;
import io.motcua.Priority;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.AdminUnit;
import io.motcua.ServiceRequest.Attachment;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.ExternalIdentifier;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.RelatedRequest;
import io.motcua.ServiceRequest.Requester;
import io.motcua.ServiceRequest.Status;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of {@code service-request.schema.json}, in the order of the schema. */
final class ServiceRequestFields {
    private static final List<Status> STATUSES = List.of(Status.values());
    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    private ServiceRequestFields() {}

    static void write(JsonGenerator json, ServiceRequest request) throws IOException {
        json.writeStartObject();
        JsonText.text(json, "serviceRequestId", request.serviceRequestId());
        json.writeNumberField("version", request.version());
        JsonText.text(json, "serviceCode", request.serviceCode());
        JsonText.text(json, "serviceName", request.serviceName());
        JsonText.text(json, "description", request.description());
        JsonText.time(json, "requestedDatetime", request.requestedDatetime());
        JsonText.time(json, "updatedDatetime", request.updatedDatetime());
        JsonText.time(json, "expectedDatetime", request.expectedDatetime());
        JsonText.text(json, "jurisdictionId", request.jurisdictionId());
        JsonText.text(json, "agencyResponsible", request.agencyResponsible());
        json.writeStringField("status", name(request.status()));
        JsonText.text(json, "statusDetail", request.statusDetail());
        JsonText.text(json, "serviceNotice", request.serviceNotice());
        json.writeStringField("priority", request.priority().name());
        json.writeArrayFieldStart("hazards");
        for (String hazard : request.hazards()) {
            json.writeString(JsonText.wellFormed(hazard));
        }
        json.writeEndArray();
        JsonText.text(json, "troubleCode", request.troubleCode());
        JsonText.text(json, "usagePointId", request.usagePointId());
        JsonText.text(json, "customerCode", request.customerCode());
        if (request.multiplePremises().isPresent()) {
            json.writeBooleanField(
                    "multiplePremises", request.multiplePremises().get());
        }
        writeRequester(json, request.requester());
        writeLocation(json, request.location());
        json.writeObjectFieldStart("channel");
        JsonText.text(json, "name", request.channel().name());
        JsonText.text(json, "account", request.channel().account());
        json.writeEndObject();
        writeLists(json, request);
        json.writeEndObject();
    }

    static ServiceRequest read(JsonObject json) {
        return new ServiceRequest(
                json.text("serviceRequestId"),
                json.integer("version", 1),
                json.text("serviceCode"),
                json.optionalText("serviceName"),
                json.text("description"),
                json.time("requestedDatetime"),
                json.optionalTime("updatedDatetime"),
                json.optionalTime("expectedDatetime"),
                json.optionalText("jurisdictionId"),
                json.optionalText("agencyResponsible"),
                json.choice("status", ServiceRequestFields::name, STATUSES),
                json.optionalText("statusDetail"),
                json.optionalText("serviceNotice"),
                json.choice("priority", Priority::name, PRIORITIES),
                json.texts("hazards"),
                json.optionalText("troubleCode"),
                json.optionalText("usagePointId"),
                json.optionalText("customerCode"),
                json.optionalBoolean("multiplePremises"),
                json.optionalObject("requester")
                        .map(ServiceRequestFields::readRequester)
                        .orElse(Requester.UNKNOWN),
                json.optionalObject("location")
                        .map(ServiceRequestFields::readLocation)
                        .orElse(Location.UNKNOWN),
                readChannel(json.object("channel")),
                json.objects(
                        "externalIdentifiers",
                        id -> new ExternalIdentifier(id.text("owner"), id.text("type"), id.text("id"))),
                json.objects(
                        "relatedRequests",
                        other -> new RelatedRequest(other.text("serviceRequestId"), other.text("relationship"))),
                json.objects("attachments", ServiceRequestFields::readAttachment));
    }

    private static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }

    private static void writeRequester(JsonGenerator json, Requester requester) throws IOException {
        json.writeObjectFieldStart("requester");
        JsonText.text(json, "name", requester.name());
        JsonText.text(json, "phone", requester.phone());
        JsonText.text(json, "email", requester.email());
        json.writeEndObject();
    }

    private static Requester readRequester(JsonObject json) {
        return new Requester(json.optionalText("name"), json.optionalText("phone"), json.optionalText("email"));
    }

    private static void writeLocation(JsonGenerator json, Location location) throws IOException {
        json.writeObjectFieldStart("location");
        JsonText.text(json, "addressString", location.addressString());
        writeUnit(json, "province", location.province());
        writeUnit(json, "district", location.district());
        writeUnit(json, "commune", location.commune());
        writeDegrees(json, "lat", location.lat());
        writeDegrees(json, "long", location.lon());
        json.writeEndObject();
    }

    private static Location readLocation(JsonObject json) {
        return new Location(
                json.optionalText("addressString"),
                json.optionalObject("province").map(ServiceRequestFields::readUnit),
                json.optionalObject("district").map(ServiceRequestFields::readUnit),
                json.optionalObject("commune").map(ServiceRequestFields::readUnit),
                json.optionalNumber("lat"),
                json.optionalNumber("long"));
    }

    private static void writeUnit(JsonGenerator json, String name, Optional<AdminUnit> unit) throws IOException {
        if (unit.isPresent()) {
            json.writeObjectFieldStart(name);
            JsonText.text(json, "code", unit.get().code());
            JsonText.text(json, "system", unit.get().system());
            JsonText.text(json, "validAsOf", unit.get().validAsOf());
            JsonText.text(json, "name", unit.get().name());
            json.writeEndObject();
        }
    }

    private static AdminUnit readUnit(JsonObject json) {
        return new AdminUnit(json.text("code"), json.text("system"), json.text("validAsOf"), json.optionalText("name"));
    }

    private static void writeDegrees(JsonGenerator json, String name, Optional<Double> degrees) throws IOException {
        if (degrees.isPresent()) {
            json.writeNumberField(name, degrees.get());
        }
    }

    private static Channel readChannel(JsonObject json) {
        return new Channel(json.text("name"), json.text("account"));
    }

    private static void writeLists(JsonGenerator json, ServiceRequest request) throws IOException {
        json.writeArrayFieldStart("externalIdentifiers");
        for (ExternalIdentifier id : request.externalIdentifiers()) {
            json.writeStartObject();
            JsonText.text(json, "owner", id.owner());
            JsonText.text(json, "type", id.type());
            JsonText.text(json, "id", id.id());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("relatedRequests");
        for (RelatedRequest other : request.relatedRequests()) {
            json.writeStartObject();
            JsonText.text(json, "serviceRequestId", other.serviceRequestId());
            JsonText.text(json, "relationship", other.relationship());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("attachments");
        for (Attachment attachment : request.attachments()) {
            json.writeStartObject();
            JsonText.text(json, "name", attachment.name());
            JsonText.text(json, "mediaType", attachment.mediaType());
            json.writeNumberField("size", attachment.size());
            JsonText.text(json, "sha256", attachment.sha256());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Attachment readAttachment(JsonObject json) {
        return new Attachment(
                json.optionalText("name"), json.text("mediaType"), json.size("size"), json.text("sha256"));
    }
}
