package dev.ringfence.sdkcompat;

import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.exceptions.ServerException;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.profile.DefaultProfile;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Management calls by aliyun-java-sdk-core. */
final class Api {
    private final Scenario.Place place;
    private final IAcsClient client;
    private final String endpoint;

    Api(Scenario.Place place, String endpoint) {
        this.place = place;
        this.endpoint = URI.create(endpoint).getAuthority();
        this.client = new DefaultAcsClient(DefaultProfile.getProfile(place.region, place.account, place.secret));
    }

    <T extends AcsResponse> T call(AcsRequest<T> request) throws Exception {
        request.setSysEndpoint(endpoint);
        try {
            return client.getAcsResponse(request);
        } catch (ServerException e) {
            throw refusal(request, e);
        } catch (ClientException e) {
            // The core throws ServerException for 5xx alone; a request id says that the cloud answered.
            if (e.getRequestId() == null) {
                throw e;
            }
            throw refusal(request, e);
        }
    }

    /** Asks once more, for what the exception does not keep: status and headers. */
    private <T extends AcsResponse> Refusal refusal(AcsRequest<T> request, ClientException e) throws ClientException {
        HttpResponse answer = client.doAction(request);
        return new Refusal(answer.getStatus(), e.getErrCode(), e.getErrMsg(), header(answer, "x-ringfence-rule"), e);
    }

    /** The core finds a header only in the spelling of the wire, where case does not matter. */
    private static String header(HttpResponse answer, String name) {
        for (Map.Entry<String, String> header : answer.getHeaders().entrySet()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                return header.getValue();
            }
        }
        return null;
    }

    <T extends AcsResponse> T until(Object want, Function<T, Object> read, AcsRequest<T> request) throws Exception {
        Object got = null;
        for (int i = 0; i < 200; i++) {
            T answer = call(request);
            got = read.apply(answer);
            if (Objects.equals(got, want)) {
                Scenario.check(place, request.getSysActionName() + " until " + want, got, want);
                return answer;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(place.name + ": " + request.getSysActionName() + " is " + got + " and never became " + want);
    }
}
