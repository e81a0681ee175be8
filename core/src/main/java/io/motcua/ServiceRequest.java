package io.motcua;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a submission means: the canonical model, the same for every channel, and the {@code data} of every event that a
 * backend receives. Field names come from Open311 (GeoReport v2), IEC CIM (61968-3 trouble reporting) and TMF621; the
 * published JSON Schema is {@code service-request.schema.json} and names its source for each.
 *
 * @param serviceRequestId the {@link Reference}, which is what people quote (Open311)
 * @param version counts from 1; a request that was mended or changed is the next version
 * @param serviceCode a code of the profile's catalogue (Open311)
 * @param serviceName that code's name in the profile's first language (Open311)
 * @param description what the person wrote, as text in NFC (Open311)
 * @param requestedDatetime when it was received, with the offset of the profile's time zone (Open311)
 * @param updatedDatetime when this version was made (Open311)
 * @param expectedDatetime when it is expected to be done (Open311)
 * @param jurisdictionId the utility that serves the place; absent until it is routed (Open311)
 * @param agencyResponsible that utility's unit, when it is known (Open311)
 * @param status {@code open} or {@code closed} (Open311)
 * @param statusDetail the finer state (TMF621)
 * @param serviceNotice what the requester was told to expect (Open311)
 * @param priority how soon the utility must act
 * @param hazards what endangers life, as codes of the profile (CIM)
 * @param troubleCode the utility's own word for the trouble, when the channel gave it (CIM)
 * @param usagePointId the metering point (CIM)
 * @param customerCode the customer's account with the utility, 13 characters in the EVN profile
 * @param multiplePremises whether more than one home is affected, when it was said (CIM)
 * @param requester who asks
 * @param location where it is
 * @param channel how it came
 * @param externalIdentifiers what others call it (TMF621)
 * @param relatedRequests requests that it belongs to (TMF621)
 * @param attachments what came with it
 */
public record ServiceRequest(
        String serviceRequestId,
        int version,
        String serviceCode,
        Optional<String> serviceName,
        String description,
        OffsetDateTime requestedDatetime,
        Optional<OffsetDateTime> updatedDatetime,
        Optional<OffsetDateTime> expectedDatetime,
        Optional<String> jurisdictionId,
        Optional<String> agencyResponsible,
        Status status,
        Optional<String> statusDetail,
        Optional<String> serviceNotice,
        Priority priority,
        List<String> hazards,
        Optional<String> troubleCode,
        Optional<String> usagePointId,
        Optional<String> customerCode,
        Optional<Boolean> multiplePremises,
        Requester requester,
        Location location,
        Channel channel,
        List<ExternalIdentifier> externalIdentifiers,
        List<RelatedRequest> relatedRequests,
        List<Attachment> attachments) {

    /** Open311's two states. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /**
     * Who asks, or is to be called back. One name, never first and last: Vietnamese names put the family first.
     *
     * @param phone E.164
     */
    public record Requester(Optional<String> name, Optional<String> phone, Optional<String> email) {
        /** Nothing is known of the person. */
        public static final Requester UNKNOWN = new Requester(Optional.empty(), Optional.empty(), Optional.empty());

        public Requester {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(phone, "phone");
            Objects.requireNonNull(email, "email");
        }

        @Override
        public String toString() {
            return "Requester[…]";
        }
    }

    /**
     * Where it is, as far as it is known.
     *
     * @param addressString as the person wrote it (Open311)
     * @param lat degrees north, WGS 84
     * @param lon degrees east, WGS 84 (Open311 calls it {@code long}, and so does the JSON)
     */
    public record Location(
            Optional<String> addressString,
            Optional<AdminUnit> province,
            Optional<AdminUnit> district,
            Optional<AdminUnit> commune,
            Optional<Double> lat,
            Optional<Double> lon) {
        /** No place was given. */
        public static final Location UNKNOWN = new Location(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        /**
         * Checks that coordinates come in pairs and lie on the earth.
         *
         * @throws IllegalArgumentException if they do not
         */
        public Location {
            Objects.requireNonNull(addressString, "addressString");
            Objects.requireNonNull(province, "province");
            Objects.requireNonNull(district, "district");
            Objects.requireNonNull(commune, "commune");
            if (lat.isPresent() != lon.isPresent()
                    || !lat.map(degrees -> Math.abs(degrees) <= 90).orElse(true)
                    || !lon.map(degrees -> Math.abs(degrees) <= 180).orElse(true)) {
                throw new IllegalArgumentException(
                        "Coordinates are a latitude from -90 to 90 and a longitude from -180 to 180, or neither");
            }
        }

        @Override
        public String toString() {
            return "Location[…]";
        }
    }

    /**
     * An administrative unit. A bare code is ambiguous between eras (24 was Bắc Giang and is now Bắc Ninh), so it never
     * travels without its system and a day on which it was valid.
     *
     * @param code as in that system
     * @param system which list the code is of, for example {@code vn-gso}
     * @param validAsOf a day on which the code meant this, as ISO 8601 writes it
     * @param name the unit's name
     */
    public record AdminUnit(String code, String system, String validAsOf, Optional<String> name) {
        public AdminUnit {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(system, "system");
            Objects.requireNonNull(validAsOf, "validAsOf");
            Objects.requireNonNull(name, "name");
        }
    }

    /** How it came: the channel's name and which of its addresses took it. */
    public record Channel(String name, String account) {
        public Channel {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(account, "account");
        }
    }

    /** What another system calls the request (TMF621). */
    public record ExternalIdentifier(String owner, String type, String id) {
        public ExternalIdentifier {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(id, "id");
        }
    }

    /** Another request, and what it is to this one, for example {@code duplicateOf} (TMF621). */
    public record RelatedRequest(String serviceRequestId, String relationship) {
        public RelatedRequest {
            Objects.requireNonNull(serviceRequestId, "serviceRequestId");
            Objects.requireNonNull(relationship, "relationship");
        }
    }

    /**
     * What came with the submission; its bytes are named by their hash, by which nothing can be fetched today.
     *
     * @param size in bytes
     * @param sha256 in hexadecimal
     */
    public record Attachment(Optional<String> name, String mediaType, long size, String sha256) {
        public Attachment {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(mediaType, "mediaType");
            Objects.requireNonNull(sha256, "sha256");
            if (size < 0) {
                throw new IllegalArgumentException("An attachment of " + size + " bytes");
            }
        }

        /** Leaves out the file's name, which people name after themselves. */
        @Override
        public String toString() {
            return "Attachment[" + size + " bytes, " + mediaType + ", sha256 " + sha256 + "]";
        }
    }

    public ServiceRequest {
        Objects.requireNonNull(serviceRequestId, "serviceRequestId");
        Objects.requireNonNull(serviceCode, "serviceCode");
        Objects.requireNonNull(serviceName, "serviceName");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(requestedDatetime, "requestedDatetime");
        Objects.requireNonNull(updatedDatetime, "updatedDatetime");
        Objects.requireNonNull(expectedDatetime, "expectedDatetime");
        Objects.requireNonNull(jurisdictionId, "jurisdictionId");
        Objects.requireNonNull(agencyResponsible, "agencyResponsible");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(statusDetail, "statusDetail");
        Objects.requireNonNull(serviceNotice, "serviceNotice");
        Objects.requireNonNull(priority, "priority");
        Objects.requireNonNull(troubleCode, "troubleCode");
        Objects.requireNonNull(usagePointId, "usagePointId");
        Objects.requireNonNull(customerCode, "customerCode");
        Objects.requireNonNull(multiplePremises, "multiplePremises");
        Objects.requireNonNull(requester, "requester");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(channel, "channel");
        hazards = List.copyOf(hazards);
        externalIdentifiers = List.copyOf(externalIdentifiers);
        relatedRequests = List.copyOf(relatedRequests);
        attachments = List.copyOf(attachments);
        if (version < 1) {
            throw new IllegalArgumentException("Versions count from 1, not " + version);
        }
    }

    /** A builder that has what every request must have; the rest begins as absent, none or open. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with all of this request. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Names the request; never the person or what they wrote. */
    @Override
    public String toString() {
        return "ServiceRequest[" + serviceRequestId + " v" + version + ", " + serviceCode + ", " + priority + ", "
                + jurisdictionId.orElse("not routed") + "]";
    }

    /** Builds a request; not safe for use by several threads. */
    public static final class Builder {
        private String serviceRequestId = "";
        private int version = 1;
        private String serviceCode = "";
        private Optional<String> serviceName = Optional.empty();
        private String description = "";
        private OffsetDateTime requestedDatetime = OffsetDateTime.MIN;
        private Optional<OffsetDateTime> updatedDatetime = Optional.empty();
        private Optional<OffsetDateTime> expectedDatetime = Optional.empty();
        private Optional<String> jurisdictionId = Optional.empty();
        private Optional<String> agencyResponsible = Optional.empty();
        private Status status = Status.OPEN;
        private Optional<String> statusDetail = Optional.empty();
        private Optional<String> serviceNotice = Optional.empty();
        private Priority priority = Priority.P3;
        private List<String> hazards = List.of();
        private Optional<String> troubleCode = Optional.empty();
        private Optional<String> usagePointId = Optional.empty();
        private Optional<String> customerCode = Optional.empty();
        private Optional<Boolean> multiplePremises = Optional.empty();
        private Requester requester = Requester.UNKNOWN;
        private Location location = Location.UNKNOWN;
        private Channel channel = new Channel("", "");
        private List<ExternalIdentifier> externalIdentifiers = List.of();
        private List<RelatedRequest> relatedRequests = List.of();
        private List<Attachment> attachments = List.of();

        private Builder() {}

        private Builder(ServiceRequest from) {
            serviceRequestId = from.serviceRequestId;
            version = from.version;
            serviceCode = from.serviceCode;
            serviceName = from.serviceName;
            description = from.description;
            requestedDatetime = from.requestedDatetime;
            updatedDatetime = from.updatedDatetime;
            expectedDatetime = from.expectedDatetime;
            jurisdictionId = from.jurisdictionId;
            agencyResponsible = from.agencyResponsible;
            status = from.status;
            statusDetail = from.statusDetail;
            serviceNotice = from.serviceNotice;
            priority = from.priority;
            hazards = from.hazards;
            troubleCode = from.troubleCode;
            usagePointId = from.usagePointId;
            customerCode = from.customerCode;
            multiplePremises = from.multiplePremises;
            requester = from.requester;
            location = from.location;
            channel = from.channel;
            externalIdentifiers = from.externalIdentifiers;
            relatedRequests = from.relatedRequests;
            attachments = from.attachments;
        }

        public Builder serviceRequestId(String value) {
            this.serviceRequestId = value;
            return this;
        }

        public Builder version(int value) {
            this.version = value;
            return this;
        }

        public Builder serviceCode(String value) {
            this.serviceCode = value;
            return this;
        }

        public Builder serviceName(Optional<String> value) {
            this.serviceName = value;
            return this;
        }

        public Builder description(String value) {
            this.description = value;
            return this;
        }

        public Builder requestedDatetime(OffsetDateTime value) {
            this.requestedDatetime = value;
            return this;
        }

        public Builder updatedDatetime(Optional<OffsetDateTime> value) {
            this.updatedDatetime = value;
            return this;
        }

        public Builder expectedDatetime(Optional<OffsetDateTime> value) {
            this.expectedDatetime = value;
            return this;
        }

        public Builder jurisdictionId(Optional<String> value) {
            this.jurisdictionId = value;
            return this;
        }

        public Builder agencyResponsible(Optional<String> value) {
            this.agencyResponsible = value;
            return this;
        }

        public Builder status(Status value) {
            this.status = value;
            return this;
        }

        public Builder statusDetail(Optional<String> value) {
            this.statusDetail = value;
            return this;
        }

        public Builder serviceNotice(Optional<String> value) {
            this.serviceNotice = value;
            return this;
        }

        public Builder priority(Priority value) {
            this.priority = value;
            return this;
        }

        public Builder hazards(List<String> value) {
            this.hazards = value;
            return this;
        }

        public Builder troubleCode(Optional<String> value) {
            this.troubleCode = value;
            return this;
        }

        public Builder usagePointId(Optional<String> value) {
            this.usagePointId = value;
            return this;
        }

        public Builder customerCode(Optional<String> value) {
            this.customerCode = value;
            return this;
        }

        public Builder multiplePremises(Optional<Boolean> value) {
            this.multiplePremises = value;
            return this;
        }

        public Builder requester(Requester value) {
            this.requester = value;
            return this;
        }

        public Builder location(Location value) {
            this.location = value;
            return this;
        }

        public Builder channel(Channel value) {
            this.channel = value;
            return this;
        }

        public Builder externalIdentifiers(List<ExternalIdentifier> value) {
            this.externalIdentifiers = value;
            return this;
        }

        public Builder relatedRequests(List<RelatedRequest> value) {
            this.relatedRequests = value;
            return this;
        }

        public Builder attachments(List<Attachment> value) {
            this.attachments = value;
            return this;
        }

        /**
         * The request.
         *
         * @throws IllegalArgumentException if a required text is missing
         */
        public ServiceRequest build() {
            if (serviceRequestId.isEmpty()
                    || serviceCode.isEmpty()
                    || channel.name().isEmpty()) {
                throw new IllegalArgumentException("A request needs serviceRequestId, serviceCode and channel");
            }
            if (requestedDatetime.equals(OffsetDateTime.MIN)) {
                throw new IllegalArgumentException("A request needs requestedDatetime");
            }
            return new ServiceRequest(
                    serviceRequestId,
                    version,
                    serviceCode,
                    serviceName,
                    description,
                    requestedDatetime,
                    updatedDatetime,
                    expectedDatetime,
                    jurisdictionId,
                    agencyResponsible,
                    status,
                    statusDetail,
                    serviceNotice,
                    priority,
                    hazards,
                    troubleCode,
                    usagePointId,
                    customerCode,
                    multiplePremises,
                    requester,
                    location,
                    channel,
                    externalIdentifiers,
                    relatedRequests,
                    attachments);
        }
    }
}
