package dev.ringfence.sdkcompat;

import com.google.gson.Gson;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The scenario of sdkcompat with unmodified Java clients: aliyun-java-sdk-core with ecs, vpc, slb and rds, and
 * aliyun-sdk-oss. See run.sh for the environment. One line a check; the first difference ends it.
 */
public final class Scenario {
    private static int passed;

    private Scenario() {}

    /** A region in which the scenario runs, as scenario/places.json describes it. */
    static final class Place {
        String name;
        String region;
        String account;
        String secret;
        String zone;
        String oss;
        Forbidden[] forbidden;
    }

    /** What the region's law refuses, and how. */
    static final class Forbidden {
        String what;
        int status;
        String code;
        String rule;
    }

    /** Fails the run unless both are equal. */
    static void check(Place place, String what, Object got, Object want) {
        if (!Objects.equals(got, want)) {
            throw new AssertionError(place.name + ": " + what + ": got " + got + ", want " + want);
        }
        passed++;
        System.out.println("ok " + place.name + ": " + what);
    }

    public static void main(String[] args) throws Exception {
        Place[] places;
        try (Reader reader = Files.newBufferedReader(Path.of(System.getenv("RINGFENCE_PLACES")), StandardCharsets.UTF_8)) {
            places = new Gson().fromJson(reader, Place[].class);
        }
        try {
            for (Place place : places) {
                try (Storage storage = new Storage(place, System.getenv("RINGFENCE_GATEWAY"))) {
                    new Story(place, System.getenv("RINGFENCE_ENDPOINT"), storage).play();
                }
            }
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            System.out.println(passed + " passed, 1 failed");
            System.exit(1);
        }
        System.out.println(passed + " passed, 0 failed");
        System.exit(0); // the clients leave threads behind
    }
}
