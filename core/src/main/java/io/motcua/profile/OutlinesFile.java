package io.motcua.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.motcua.profile.ProfileException.Mistake;
import io.motcua.territory.Fault;
import io.motcua.territory.Outline;
import io.motcua.territory.Outlines;
import io.motcua.territory.Point;
import io.motcua.territory.Province;
import io.motcua.territory.Territory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code outlines.geojson} (RFC 7946): a feature collection of one polygon or multi-polygon for each province of an
 * era, whose properties {@code code}, {@code name} and {@code valid_on} say which, and two members of its own beside
 * {@code features}: {@code accuracyKm} and {@code islandReachKm}.
 */
final class OutlinesFile {
    private static final String FILE = "outlines.geojson";

    private final Territory territory;
    private final Mistakes mistakes = new Mistakes();
    private final List<Outline> outlines = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final Map<Province, Long> drawn = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();

    private OutlinesFile(Territory territory) {
        this.territory = territory;
    }

    /** Reads the file, which a profile may do without. */
    static Outlines read(Path folder, Territory territory) throws ProfileException {
        Path path = folder.resolve(KnownFiles.known(FILE));
        if (!Files.exists(path)) {
            return Outlines.NONE;
        }
        OutlinesFile file = new OutlinesFile(territory);
        try (JsonParser json = new JsonFactory(new ObjectMapper()).createParser(path.toFile())) {
            file.collection(json);
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ProfileException(FILE, Math.max(0, line), "no JSON (" + e.getOriginalMessage() + ")", "GeoJSON");
        } catch (IOException e) {
            throw new ProfileException(FILE, 0, "a file that cannot be read", "a readable file");
        }
        return file.checked();
    }

    private void collection(JsonParser json) throws IOException, ProfileException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new ProfileException(FILE, 1, "no JSON object", "a GeoJSON feature collection");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("features") && value == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    long line = json.currentTokenLocation().getLineNr();
                    JsonNode feature = json.readValueAsTree();
                    mistakes.check(() -> feature(feature, line));
                }
            } else if (value.isNumeric()) {
                numbers.put(name, json.getDoubleValue());
            } else {
                json.skipChildren();
            }
        }
    }

    private Outlines checked() throws ProfileException {
        double accuracyKm = number("accuracyKm");
        double islandReachKm = number("islandReachKm");
        if (mistakes.none()) {
            holes();
        }
        Outlines read = new Outlines(accuracyKm, islandReachKm, outlines);
        for (Fault fault : read.faults()) {
            mistakes.add(new Mistake(FILE, lines.get(fault.row()), fault.found(), fault.expected()));
        }
        mistakes.sort();
        mistakes.end();
        return read;
    }

    /** Provinces that are not drawn, while others of their days are. */
    private void holes() {
        drawn.keySet().stream()
                .map(province -> province.validity().from().orElse(LocalDate.MIN))
                .distinct()
                .flatMap(day -> territory.on(day).stream())
                .filter(province -> !drawn.containsKey(province))
                .forEach(province -> mistakes.add(new Mistake(
                        FILE,
                        0,
                        "a hole: no outline of province " + province.code() + " " + province.name(),
                        "an outline of every province of the days of which one is drawn")));
    }

    private double number(String name) {
        Double value = numbers.get(name);
        if (value == null || value < 0 || value > 1_000) {
            mistakes.add(new Mistake(
                    FILE, 0, value == null ? "no " + name : name + " " + value, name + ": kilometres, from 0 to 1000"));
            return 0;
        }
        return value;
    }

    private void feature(JsonNode feature, long line) throws ProfileException {
        Province province = province(feature.path("properties"), line);
        JsonNode geometry = feature.path("geometry");
        JsonNode coordinates = geometry.path("coordinates");
        List<List<Point>> rings = new ArrayList<>();
        switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates, line, rings);
            case "MultiPolygon" -> {
                for (JsonNode polygon : coordinates) {
                    polygon(polygon, line, rings);
                }
            }
            default ->
                throw new ProfileException(
                        FILE, line, "geometry '" + geometry.path("type").asText() + "'", "Polygon or MultiPolygon");
        }
        Long before = drawn.putIfAbsent(province, line);
        if (before != null) {
            throw new ProfileException(
                    FILE,
                    line,
                    "province " + province.code() + " a second time",
                    "it once; line " + before + " has it");
        }
        outlines.add(new Outline(province, rings));
        lines.add(line);
    }

    private Province province(JsonNode properties, long line) throws ProfileException {
        String code = properties.path("code").asText();
        String day = properties.path("valid_on").asText();
        Optional<Province> province;
        try {
            province = territory.province(code, LocalDate.parse(day));
        } catch (DateTimeException e) {
            throw new ProfileException(FILE, line, "valid_on '" + day + "'", "a day like 2025-06-30");
        }
        String name = properties.path("name").asText();
        return province.filter(p -> p.name().equals(name))
                .orElseThrow(() -> new ProfileException(
                        FILE,
                        line,
                        "province '" + code + "' named '" + name + "'",
                        "the code and name of a province of provinces.csv that is valid on " + day
                                + province.map(p -> "; " + code + " is " + p.name() + " then")
                                        .orElse("")));
    }

    private static void polygon(JsonNode polygon, long line, List<List<Point>> rings) throws ProfileException {
        for (JsonNode ring : polygon) {
            List<Point> points = new ArrayList<>();
            for (JsonNode position : ring) {
                try {
                    if (!position.path(0).isNumber() || !position.path(1).isNumber()) {
                        throw new IllegalArgumentException("Not two numbers");
                    }
                    // GeoJSON puts the longitude first (RFC 7946 section 3.1.1).
                    points.add(new Point(
                            position.get(1).asDouble(), position.get(0).asDouble()));
                } catch (IllegalArgumentException e) {
                    throw new ProfileException(FILE, line, "position " + position, "[longitude, latitude] in degrees");
                }
            }
            rings.add(points);
        }
    }
}
