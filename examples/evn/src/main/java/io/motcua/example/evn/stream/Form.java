package io.motcua.example.evn.stream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The web form filled in, as a browser sends it: every field is there, those that were left blank too. */
final class Form {
    private Form() {}

    static byte[] fill(Told told) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("serviceCode", told.serviceCode());
        fields.put(
                "description",
                told.addressInWords() && !told.address().isEmpty()
                        ? told.words() + " Địa chỉ: " + told.address() + "."
                        : told.words());
        fields.put("occurredAt", "");
        fields.put("address", street(told.addressField()));
        fields.put("commune", "");
        fields.put("province", province(told.addressField()));
        fields.put("customerCode", told.customerCode());
        fields.put("name", told.name());
        fields.put("phone", told.phone());
        fields.put("email", "");
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String street(String address) {
        return address.contains(",") && !address.contains(".")
                ? address.substring(0, address.lastIndexOf(','))
                : address;
    }

    private static String province(String address) {
        return address.contains(",") && !address.contains(".")
                ? address.substring(address.lastIndexOf(',') + 1).strip()
                : "";
    }
}
