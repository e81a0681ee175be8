package io.motcua.held;

import java.util.Arrays;
import java.util.Optional;

/** What a person can say of a held request. What was said is laid over what the request's own words say. */
public enum MendField {
    /** A code of the profile's catalogue. */
    SERVICE_CODE("serviceCode", false),
    /** Whose supply the request is about. */
    CUSTOMER_CODE("customerCode", true),
    /** The telephone number to call back. */
    PHONE("phone", true),
    /** The requester's name. */
    NAME("name", true),
    /** The place, in words. */
    ADDRESS("address", true),
    /** The place's province, as a code that is valid on the day it is said. */
    PROVINCE_CODE("provinceCode", false),
    /** The place's commune, as a code that is valid on the day it is said. */
    COMMUNE_CODE("communeCode", false),
    /** What is asked for, in a person's words: for bytes that the gateway cannot read. */
    DESCRIPTION("description", true),
    /** {@code P0} to {@code P3}. Anything but {@code P0} says that life is not in danger. */
    PRIORITY("priority", false),
    /** What endangers life: codes of the profile with commas between them. Makes the request {@code P0}. */
    HAZARDS("hazards", false);

    private final String written;
    private final boolean personal;

    MendField(String written, boolean personal) {
        this.written = written;
        this.personal = personal;
    }

    /** The name that people and interfaces write. */
    public String written() {
        return written;
    }

    /** Whether its value is a person's data, which stays out of the audit trail. */
    public boolean personal() {
        return personal;
    }

    /** The field of this name. */
    public static Optional<MendField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.written.equalsIgnoreCase(name))
                .findFirst();
    }
}
