package io.motcua.example.evn.stream;

/**
 * What somebody has to say, before it is known how their channel carries it.
 *
 * @param words in the manner of the channel
 * @param name of the person
 * @param phone of the person, as they write it
 * @param address empty if they do not say it, or say it by a customer code
 * @param addressInWords whether the address stands in the words instead of a field of its own
 * @param customerCode empty if they do not say it
 * @param serviceCode what they chose from a list, empty if nothing
 */
record Told(
        String words,
        String name,
        String phone,
        String address,
        boolean addressInWords,
        String customerCode,
        String serviceCode) {

    /** The address where the channel has a field for it. */
    String addressField() {
        return addressInWords ? "" : address;
    }

    /** Customer code, words and address in one text, for channels that have no fields. */
    String inOneText(String addressMark, String codeMark) {
        StringBuilder text = new StringBuilder();
        if (!customerCode.isEmpty()) {
            text.append(codeMark).append(customerCode).append(". ");
        }
        text.append(words);
        if (!address.isEmpty()) {
            text.append(' ').append(addressMark).append(address).append('.');
        }
        return text.toString();
    }
}
