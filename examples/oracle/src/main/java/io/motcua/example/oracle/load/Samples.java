package io.motcua.example.oracle.load;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Makes requests as people write them, each with a name of its own among the words and with a known answer to the
 * question who serves it. The same seed and number make the same request. Every place here has been with the same
 * utility for all the years that the profile knows, so that the answer does not depend on the day.
 */
public final class Samples {
    private static final List<String> TROUBLES = List.of(
            "Mất điện cả khu từ tối qua, mong sớm có điện trở lại.",
            "Nhà tôi bị mất điện, hàng xóm vẫn có.",
            "Điện chập chờn, đèn lúc sáng lúc tối.",
            "Tôi muốn đổi tên chủ hợp đồng mua bán điện.",
            "Hóa đơn tháng này cao gấp đôi, nhờ kiểm tra giúp.",
            "Tôi muốn lắp thêm một công tơ riêng cho tầng hai.",
            "Cho tôi hỏi lịch ngừng cấp điện tuần này.");

    private static final List<Place> PLACES = List.of(
            new Place("Hà Nội", "PD0100", "EVNHANOI"),
            new Place("Hải Phòng", "PH0100", "EVNNPC"),
            new Place("tỉnh Nghệ An", "PA13DY", "EVNNPC"),
            new Place("Đà Nẵng", "PP0100", "EVNCPC"),
            new Place("Huế", "PC03DD", "EVNCPC"),
            new Place("Cần Thơ", "PB1101", "EVNSPC"),
            new Place("tỉnh Cà Mau", "PB1401", "EVNSPC"),
            new Place("TP. Hồ Chí Minh", "PE0100", "EVNHCMC"));

    private final long seed;
    private final double withoutPlace;

    private record Place(String province, String unit, String utility) {}

    /**
     * Samples of this seed.
     *
     * @param withoutPlace the share of requests that nothing says the utility of, from 0 to 1
     */
    public Samples(long seed, double withoutPlace) {
        this.seed = seed;
        this.withoutPlace = withoutPlace;
    }

    /** The sample with this number. */
    public Sample sample(int number) {
        Random random = new Random(seed * 1_000_003 + number);
        String words = TROUBLES.get(random.nextInt(TROUBLES.size())) + " Mã ghi chú: " + Marker.of(number);
        if (random.nextDouble() < withoutPlace) {
            return new Sample(number, words, Optional.empty());
        }
        Place place = PLACES.get(random.nextInt(PLACES.size()));
        Optional<String> code = random.nextInt(3) == 0
                ? Optional.of("%s99%05d".formatted(place.unit(), number % 100_000))
                : Optional.empty();
        String street = "Số %d, đường Trần Phú".formatted(1 + random.nextInt(200));
        return new Sample(
                number, words, Optional.of(new Sample.Where(place.province(), street, code, place.utility())));
    }
}
