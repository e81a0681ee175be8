package io.motcua.understanding;

import io.motcua.Payload;
import io.motcua.Priority;
import io.motcua.RequestStatus;
import io.motcua.RoutingDecision;
import io.motcua.ServiceRequest;
import io.motcua.ServiceRequest.Channel;
import io.motcua.ServiceRequest.Location;
import io.motcua.ServiceRequest.Requester;
import io.motcua.Submission;
import io.motcua.Urgency;
import io.motcua.held.MendField;
import io.motcua.profile.Profile;
import io.motcua.profile.Service;
import io.motcua.spi.Classifier;
import io.motcua.spi.StoredSubmission;
import io.motcua.spi.TerritoryResolver;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a request and its routing decision of what a channel read, by one version of a profile. Pure: the same reading,
 * profile and instant give the same meaning. Safe for use by many threads; make one per profile, since it compiles the
 * profile's phrases.
 */
public final class Understanding {
    private final Profile profile;
    private final Classifier classifier;
    private final TerritoryResolver resolver;
    private final FirstLook firstLook;
    private final PhoneReader phones;
    private final SupplyCodes codes;
    private final Premises premises;
    private final Noise noise;
    private final Acknowledgements acknowledgements;
    private final NameReader names;
    private final SaidCheck saidCheck;

    /** Understands by the profile's phrases, customer codes and places. */
    public Understanding(Profile profile) {
        this(profile, new PhraseClassifier(profile), new RuleResolver(profile));
    }

    /** Understands by the profile, but leaves service and place to others. */
    public Understanding(Profile profile, Classifier classifier, TerritoryResolver resolver) {
        this.profile = Objects.requireNonNull(profile, "profile");
        this.classifier = Objects.requireNonNull(classifier, "classifier");
        this.resolver = Objects.requireNonNull(resolver, "resolver");
        this.firstLook = new FirstLook(profile);
        this.phones = new PhoneReader(profile);
        this.codes = new SupplyCodes(profile);
        this.premises = new Premises(profile);
        this.noise = new Noise(profile);
        this.acknowledgements = new Acknowledgements(profile);
        this.names = new NameReader(profile);
        this.saidCheck = new SaidCheck(profile, phones);
    }

    /**
     * Begins to learn what the profile's examples teach, and returns at once. Without it, it begins with the first request
     * whose service is asked for; that takes seconds, in which all requests wait whose service the examples are asked for.
     */
    public void learn() {
        if (classifier instanceof PhraseClassifier learning) {
            learning.learn();
        }
    }

    /** The same, when it has been learned: a running gateway learns before it changes its profile. */
    public Understanding learned() {
        if (classifier instanceof PhraseClassifier learning) {
            learning.await();
        }
        return this;
    }

    /** What service a reading asks for and how urgent it is, with the evidence of both. */
    public Classification classify(Reading reading) {
        return classifier.classify(reading);
    }

    /** The tables that this understands by. */
    public Profile profile() {
        return profile;
    }

    /**
     * Gives a payload its class by its first 8 KiB, whatever its format and whatever a wrong charset or an old font made of
     * its letters. Errs on the side of danger. Takes microseconds, and a millisecond at the most where 8 KiB are broken.
     */
    public Urgency firstLook(Payload payload) {
        return firstLook.of(payload);
    }

    /**
     * What the submission means.
     *
     * @param reading what its channel's normaliser read of it
     * @param asOf the instant of responsibility: of receipt, or of release when a person sends a held request on
     */
    public Meaning of(StoredSubmission stored, Reading reading, Instant asOf) {
        if (reading.needsNoAnswer().isPresent()) {
            return new Meaning.Ignored(reading.needsNoAnswer().get());
        }
        if (empty(reading)) {
            return new Meaning.Ignored("The message is empty");
        }
        Reading whole = withAccount(stored.submission(), reading);
        Classification classification = classifier.classify(whole);
        // Of danger to life anybody may warn, also who looks like a machine or an advertiser.
        if (classification.priority() != Priority.P0) {
            Optional<String> cause = reading.sentByMachine().or(() -> noise.cause(whole));
            if (cause.isPresent()) {
                return new Meaning.Ignored(cause.get());
            }
        }
        Resolution resolution = resolver.resolve(whole, classification, asOf);
        return new Meaning.Request(
                request(stored, reading, classification, resolution, resolution.decision(), asOf),
                resolution.decision());
    }

    /**
     * What the submission means, by what a person of ours has said about it: their place goes before all evidence, their
     * customer code decides where nothing else does. Always a request.
     *
     * @param said as {@link #checked} gave it back
     * @param asOf the instant of responsibility
     */
    public Meaning.Request of(StoredSubmission stored, Reading reading, Map<MendField, String> said, Instant asOf) {
        Said person = new Said(said, profile);
        Reading over = withAccount(stored.submission(), person.over(reading));
        Classification classification = person.over(classifier.classify(over));
        Resolution whole = resolver.resolve(over, classification, asOf);
        Optional<Resolution> place = resolved(person.place(), classification, asOf);
        Optional<Resolution> alone = whole.decision().jurisdiction().isPresent()
                ? place
                : place.or(() -> resolved(person.code(), classification, asOf));
        RoutingDecision decision = alone.flatMap(
                        resolution -> resolution.decision().jurisdiction())
                .map(utility -> person.decides(utility, whole.decision()))
                .orElse(whole.decision());
        Resolution where = place.orElse(whole);
        Resolution resolution = new Resolution(
                person.get(MendField.CUSTOMER_CODE).or(whole::customerCode),
                where.province(),
                where.district(),
                where.commune(),
                decision,
                whole.evidence());
        ServiceRequest request = request(stored, over, classification, resolution, decision, asOf);
        Requester requester = request.requester();
        return new Meaning.Request(
                request.toBuilder()
                        .requester(new Requester(
                                requester.name(), person.get(MendField.PHONE).or(requester::phone), requester.email()))
                        .build(),
                decision);
    }

    /** The reading with what a person of ours has said laid over it: what the spans of the evidence are of. */
    public Reading laidOver(Reading reading, Map<MendField, String> said) {
        return new Said(said, profile).over(reading);
    }

    /** The request and the decision with the utility that a person has chosen. */
    public Meaning.Request assigned(Meaning.Request meaning, String utility) {
        RoutingDecision decision = Said.assigns(utility, meaning.decision());
        return new Meaning.Request(
                meaning.request().toBuilder()
                        .jurisdictionId(Optional.of(utility))
                        .statusDetail(Optional.of(RequestStatus.RECEIVED.tmf621()))
                        .build(),
                decision);
    }

    /**
     * What a person says, as it is kept: a telephone number in E.164, a customer code without blanks.
     *
     * @param asOf when it is said
     * @throws IllegalArgumentException if it cannot be so; the message says what can, and never the value of a field that
     *     is personal
     */
    public String checked(MendField field, String value, Instant asOf) {
        return saidCheck.checked(field, value, asOf);
    }

    /** What the person's own words say alone, if they lead to a utility. */
    private Optional<Resolution> resolved(Optional<Reading> said, Classification classification, Instant asOf) {
        return said.map(reading -> resolver.resolve(reading, classification, asOf))
                .filter(resolution -> resolution.decision().jurisdiction().isPresent());
    }

    private static Reading withAccount(Submission submission, Reading reading) {
        return reading.field(Reading.ACCOUNT).isPresent()
                ? reading
                : reading.with(Reading.ACCOUNT, submission.channel() + ' ' + submission.account());
    }

    private ServiceRequest request(
            StoredSubmission stored,
            Reading reading,
            Classification classification,
            Resolution resolution,
            RoutingDecision decision,
            Instant asOf) {
        Submission submission = stored.submission();
        Optional<String> serviceName = Optional.ofNullable(profile.services().get(classification.serviceCode()))
                .map(Service::nameVi);
        RequestStatus status = decision.jurisdiction().isPresent() ? RequestStatus.RECEIVED : RequestStatus.HELD;
        return ServiceRequest.builder()
                .serviceRequestId(stored.receipt().reference().value())
                .version(stored.nextVersion())
                .serviceCode(classification.serviceCode())
                .serviceName(serviceName)
                .description(reading.description())
                .requestedDatetime(local(submission.receivedAt()))
                .updatedDatetime(Optional.of(local(asOf)))
                .jurisdictionId(decision.jurisdiction())
                .status(ServiceRequest.Status.OPEN)
                .statusDetail(Optional.of(status.tmf621()))
                .priority(classification.priority())
                .hazards(classification.hazards())
                .usagePointId(usagePoint(reading, resolution))
                .customerCode(resolution.customerCode())
                .multiplePremises(premises.multiple(reading))
                .requester(requester(reading))
                .location(location(reading, resolution))
                .channel(new Channel(submission.channel(), submission.account()))
                .externalIdentifiers(reading.externalIdentifiers())
                .attachments(reading.attachments())
                .build();
    }

    /** The telephone number that the channel set apart, in E.164; never one that stands in the words. */
    public Optional<String> phoneSetApart(Reading reading) {
        return reading.field(Reading.PHONE)
                .flatMap(number -> phones.find(
                        Reading.builder().field(Reading.PHONE, number).build()))
                .map(PhoneNumbers.Found::e164);
    }

    /**
     * Whether a message says that it follows up another: it answers one of ours, quotes a reference, or acknowledges what
     * it was told. Whether it really follows up is another matter.
     */
    public boolean followsUp(Reading reading) {
        return QuotedReferences.claimed(reading) || acknowledgements.in(reading);
    }

    private static boolean empty(Reading reading) {
        return reading.attachments().isEmpty()
                && reading.lat().isEmpty()
                && reading.description().codePoints().noneMatch(Character::isLetterOrDigit)
                && Stream.of(
                                Reading.SERVICE_CODE,
                                Reading.CUSTOMER_CODE,
                                Reading.ADDRESS,
                                Reading.COMMUNE,
                                Reading.PROVINCE,
                                Reading.COMMUNE_CODE,
                                Reading.PROVINCE_CODE)
                        .noneMatch(field -> reading.field(field).isPresent());
    }

    private OffsetDateTime local(Instant instant) {
        return instant.atZone(profile.timeZone()).toOffsetDateTime();
    }

    private Optional<String> usagePoint(Reading reading, Resolution resolution) {
        return codes.of(reading).stream()
                .filter(own ->
                        resolution.customerCode().filter(own.code()::equals).isPresent())
                .flatMap(own -> own.usagePoint().stream())
                .findFirst();
    }

    private Requester requester(Reading reading) {
        return new Requester(
                reading.field(Reading.NAME).or(() -> names.find(reading.description())),
                phones.find(reading).map(PhoneNumbers.Found::e164),
                reading.field(Reading.EMAIL));
    }

    private static Location location(Reading reading, Resolution resolution) {
        String address = Stream.of(Reading.ADDRESS, Reading.COMMUNE, Reading.PROVINCE)
                .flatMap(field -> reading.field(field).stream())
                .collect(Collectors.joining(", "));
        boolean known = reading.lat().isPresent()
                && reading.lon().isPresent()
                && Math.abs(reading.lat().getAsDouble()) <= 90
                && Math.abs(reading.lon().getAsDouble()) <= 180
                // Zero, zero is what a telephone says that does not know where it is.
                && (reading.lat().getAsDouble() != 0 || reading.lon().getAsDouble() != 0);
        return new Location(
                Optional.of(address).filter(text -> !text.isEmpty()),
                resolution.province(),
                resolution.district(),
                resolution.commune(),
                known ? Optional.of(reading.lat().getAsDouble()) : Optional.empty(),
                known ? Optional.of(reading.lon().getAsDouble()) : Optional.empty());
    }
}
