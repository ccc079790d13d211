package dev.ringfence.sdkcompat;

import com.aliyun.oss.ClientBuilderConfiguration;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.oss.OSSException;
import com.aliyun.oss.model.CreateLiveChannelRequest;
import com.aliyun.oss.model.ListObjectsV2Request;
import com.aliyun.oss.model.OSSObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Buckets and objects by aliyun-sdk-oss, under the real host names, through the gateway. */
final class Storage implements AutoCloseable {
    private static final List<String> KEYS = List.of("reports/a b+c.txt", "reports/plan.txt", "reports/报表.txt");

    private final Scenario.Place place;
    private final OSS client;

    Storage(Scenario.Place place, String gateway) throws Exception {
        this.place = place;
        URI proxy = URI.create(gateway);
        ClientBuilderConfiguration config = new ClientBuilderConfiguration();
        config.setProxyHost(proxy.getHost());
        config.setProxyPort(proxy.getPort());
        config.setMaxErrorRetry(0);
        client = new OSSClientBuilder().build("http://" + place.oss + ".aliyuncs.com", place.account, place.secret, config);
    }

    void play(String bucket) throws Exception {
        client.createBucket(bucket);
        byte[] body = new byte[100_000];
        new Random(1).nextBytes(body);
        for (String key : KEYS) {
            client.putObject(bucket, key, new ByteArrayInputStream(body));
            try (OSSObject object = client.getObject(bucket, key)) {
                Scenario.check(place, "get " + key, Arrays.equals(object.getObjectContent().readAllBytes(), body), true);
            }
        }
        Scenario.check(place, "list", keys(bucket), KEYS);
        for (String key : KEYS) {
            client.deleteObject(bucket, key);
        }
        Scenario.check(place, "list after delete", keys(bucket), List.of());
    }

    private List<String> keys(String bucket) {
        return client.listObjectsV2(new ListObjectsV2Request(bucket).withPrefix("reports/")).getObjectSummaries().stream()
                .map(o -> o.getKey())
                .collect(Collectors.toList());
    }

    void liveChannel(String bucket) throws Refusal {
        try {
            client.createLiveChannel(new CreateLiveChannelRequest(bucket, "camera"));
        } catch (OSSException e) {
            throw new Refusal(0, e.getErrorCode(), e.getErrorMessage(), null, e);
        }
    }

    void delete(String bucket) {
        client.deleteBucket(bucket);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
