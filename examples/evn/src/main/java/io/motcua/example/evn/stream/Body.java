package io.motcua.example.evn.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes what the app's channel and the hotlines' take; a field that has nothing to say is left out. */
final class Body {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Body() {}

    /** A request of the app. */
    static byte[] app(
            String serviceCode, String description, String customerCode, String name, String phone, String address) {
        ObjectNode body = JSON.createObjectNode();
        put(body, "serviceCode", serviceCode);
        body.put("description", description);
        put(body, "customerCode", customerCode);
        body.putObject("requester").put("name", name).put("phone", phone);
        if (!address.isEmpty()) {
            body.putObject("location").put("addressString", address);
        }
        return bytes(body);
    }

    /** A hotline's work order. */
    static byte[] hotline(
            String callerPhone, String agent, String customerCode, String note, String address, String serviceCode) {
        ObjectNode body = JSON.createObjectNode();
        body.put("callerPhone", callerPhone);
        body.put("agent", agent);
        put(body, "customerCode", customerCode);
        body.put("note", note);
        put(body, "address", address);
        put(body, "serviceCode", serviceCode);
        return bytes(body);
    }

    private static void put(ObjectNode body, String field, String value) {
        if (!value.isEmpty()) {
            body.put(field, value);
        }
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts is always writable", e);
        }
    }
}
