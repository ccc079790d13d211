package dev.ringfence.sdkcompat;

import com.aliyuncs.ecs.model.v20140526.AuthorizeSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.CopyImageRequest;
import com.aliyuncs.ecs.model.v20140526.CreateImageRequest;
import com.aliyuncs.ecs.model.v20140526.CreateInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.CreateSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DeleteSecurityGroupRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeAvailableResourceRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesResponse;
import com.aliyuncs.ecs.model.v20140526.DescribeSecurityGroupAttributeRequest;
import com.aliyuncs.ecs.model.v20140526.RunInstancesRequest;
import com.aliyuncs.rds.model.v20140815.AllocateInstancePublicConnectionRequest;
import com.aliyuncs.rds.model.v20140815.CreateAccountRequest;
import com.aliyuncs.rds.model.v20140815.CreateDBInstanceRequest;
import com.aliyuncs.rds.model.v20140815.CreateDatabaseRequest;
import com.aliyuncs.rds.model.v20140815.DeleteDBInstanceRequest;
import com.aliyuncs.rds.model.v20140815.DescribeAccountsRequest;
import com.aliyuncs.rds.model.v20140815.DescribeDBInstanceAttributeRequest;
import com.aliyuncs.rds.model.v20140815.DescribeDBInstanceIPArrayListRequest;
import com.aliyuncs.rds.model.v20140815.DescribeDBInstancesRequest;
import com.aliyuncs.rds.model.v20140815.DescribeDatabasesRequest;
import com.aliyuncs.rds.model.v20140815.ModifySecurityIpsRequest;
import com.aliyuncs.slb.model.v20140515.AddBackendServersRequest;
import com.aliyuncs.slb.model.v20140515.CreateLoadBalancerRequest;
import com.aliyuncs.slb.model.v20140515.CreateLoadBalancerTCPListenerRequest;
import com.aliyuncs.slb.model.v20140515.DeleteLoadBalancerRequest;
import com.aliyuncs.slb.model.v20140515.DescribeLoadBalancerAttributeRequest;
import com.aliyuncs.slb.model.v20140515.DescribeLoadBalancerTCPListenerAttributeRequest;
import com.aliyuncs.slb.model.v20140515.StartLoadBalancerListenerRequest;
import com.aliyuncs.vpc.model.v20160428.CreateVSwitchRequest;
import com.aliyuncs.vpc.model.v20160428.CreateVpcRequest;
import com.aliyuncs.vpc.model.v20160428.DeleteVSwitchRequest;
import com.aliyuncs.vpc.model.v20160428.DeleteVpcRequest;
import com.aliyuncs.vpc.model.v20160428.DescribeVSwitchesRequest;
import com.aliyuncs.vpc.model.v20160428.DescribeVpcsRequest;
import java.util.List;
import java.util.UUID;

/** One run in one place: what was made so far. */
final class Story {
    private final Scenario.Place place;
    private final Api api;
    private final Storage storage;
    private final String name = "java-" + UUID.randomUUID().toString().substring(0, 8);

    private String vpc;
    private String vswitch;
    private String group;
    private String image;
    private String instance;
    private String balancer;
    private String database;

    Story(Scenario.Place place, String endpoint, Storage storage) {
        this.place = place;
        this.api = new Api(place, endpoint);
        this.storage = storage;
    }

    void play() throws Exception {
        network();
        instance();
        balancer();
        database();
        storage.play(name);
        for (Scenario.Forbidden f : place.forbidden) {
            forbidden(f);
        }
        giveBack();
    }

    private void network() throws Exception {
        CreateVpcRequest create = new CreateVpcRequest();
        create.setVpcName(name);
        create.setCidrBlock("192.168.0.0/16");
        vpc = api.call(create).getVpcId();
        DescribeVpcsRequest vpcs = new DescribeVpcsRequest();
        vpcs.setVpcId(vpc);
        api.until("Available", a -> a.getVpcs().get(0).getStatus(), vpcs);

        CreateVSwitchRequest carve = new CreateVSwitchRequest();
        carve.setVpcId(vpc);
        carve.setCidrBlock("192.168.1.0/24");
        carve.setZoneId(place.zone);
        vswitch = api.call(carve).getVSwitchId();
        DescribeVSwitchesRequest vswitches = new DescribeVSwitchesRequest();
        vswitches.setVSwitchId(vswitch);
        api.until("Available", a -> a.getVSwitches().get(0).getStatus(), vswitches);

        CreateSecurityGroupRequest guard = new CreateSecurityGroupRequest();
        guard.setVpcId(vpc);
        guard.setSecurityGroupName(name);
        group = api.call(guard).getSecurityGroupId();
        AuthorizeSecurityGroupRequest allow = new AuthorizeSecurityGroupRequest();
        allow.setSecurityGroupId(group);
        allow.setIpProtocol("tcp");
        allow.setPortRange("22/22");
        allow.setSourceCidrIp("10.0.0.0/8");
        api.call(allow);
        DescribeSecurityGroupAttributeRequest rules = new DescribeSecurityGroupAttributeRequest();
        rules.setSecurityGroupId(group);
        Scenario.check(place, "security group rule", api.call(rules).getPermissions().get(0).getPortRange(), "22/22");
    }

    private String instanceType() throws Exception {
        DescribeAvailableResourceRequest offer = new DescribeAvailableResourceRequest();
        offer.setDestinationResource("InstanceType");
        offer.setZoneId(place.zone);
        offer.setInstanceChargeType("PostPaid");
        offer.setCores(2);
        return api.call(offer).getAvailableZones().get(0).getAvailableResources().get(0).getSupportedResources().get(0).getValue();
    }

    private void instance() throws Exception {
        DescribeImagesRequest images = new DescribeImagesRequest();
        images.setImageOwnerAlias("system");
        images.setOSType("linux");
        image = api.call(images).getImages().get(0).getImageId();

        RunInstancesRequest run = new RunInstancesRequest();
        run.setImageId(image);
        run.setInstanceType(instanceType());
        run.setSecurityGroupId(group);
        run.setVSwitchId(vswitch);
        run.setInstanceName(name);
        run.setAmount(1);
        run.setSystemDiskCategory("cloud_essd");
        RunInstancesRequest.DataDisk disk = new RunInstancesRequest.DataDisk();
        disk.setSize(20);
        disk.setCategory("cloud_essd");
        run.setDataDisks(List.of(disk));
        RunInstancesRequest.Tag tag = new RunInstancesRequest.Tag();
        tag.setKey("made-by");
        tag.setValue(name);
        run.setTags(List.of(tag));
        instance = api.call(run).getInstanceIdSets().get(0);
        DescribeInstancesResponse found = api.until("Running", a -> a.getInstances().get(0).getStatus(), instances());
        Scenario.check(place, "instance in the vSwitch", found.getInstances().get(0).getVpcAttributes().getVSwitchId(), vswitch);
    }

    private DescribeInstancesRequest instances() {
        DescribeInstancesRequest request = new DescribeInstancesRequest();
        request.setInstanceIds("[\"" + instance + "\"]");
        return request;
    }

    private void balancer() throws Exception {
        CreateLoadBalancerRequest create = new CreateLoadBalancerRequest();
        create.setAddressType("intranet");
        create.setVSwitchId(vswitch);
        create.setLoadBalancerName(name);
        create.setLoadBalancerSpec("slb.s1.small");
        balancer = api.call(create).getLoadBalancerId();
        AddBackendServersRequest backend = new AddBackendServersRequest();
        backend.setLoadBalancerId(balancer);
        backend.setBackendServers("[{\"ServerId\":\"" + instance + "\",\"Weight\":\"100\"}]");
        api.call(backend);
        CreateLoadBalancerTCPListenerRequest listener = new CreateLoadBalancerTCPListenerRequest();
        listener.setLoadBalancerId(balancer);
        listener.setListenerPort(8080);
        listener.setBackendServerPort(8080);
        listener.setBandwidth(-1);
        api.call(listener);
        StartLoadBalancerListenerRequest start = new StartLoadBalancerListenerRequest();
        start.setLoadBalancerId(balancer);
        start.setListenerPort(8080);
        api.call(start);
        DescribeLoadBalancerTCPListenerAttributeRequest running = new DescribeLoadBalancerTCPListenerAttributeRequest();
        running.setLoadBalancerId(balancer);
        running.setListenerPort(8080);
        api.until("running", a -> a.getStatus(), running);
        DescribeLoadBalancerAttributeRequest found = new DescribeLoadBalancerAttributeRequest();
        found.setLoadBalancerId(balancer);
        Scenario.check(place, "backend of the load balancer", api.call(found).getBackendServers().get(0).getServerId(), instance);
    }

    private CreateDBInstanceRequest databaseRequest(String network) {
        CreateDBInstanceRequest create = new CreateDBInstanceRequest();
        create.setEngine("MySQL");
        create.setEngineVersion("8.0");
        create.setDBInstanceClass("rds.mysql.s2.large");
        create.setDBInstanceStorage(20);
        create.setDBInstanceNetType("Intranet");
        create.setSecurityIPList("127.0.0.1");
        create.setPayType("Postpaid");
        create.setZoneId(place.zone);
        create.setInstanceNetworkType(network);
        return create;
    }

    private void database() throws Exception {
        CreateDBInstanceRequest create = databaseRequest("VPC");
        create.setVPCId(vpc);
        create.setVSwitchId(vswitch);
        database = api.call(create).getDBInstanceId();
        DescribeDBInstanceAttributeRequest running = new DescribeDBInstanceAttributeRequest();
        running.setDBInstanceId(database);
        api.until("Running", a -> a.getItems().get(0).getDBInstanceStatus(), running);

        CreateAccountRequest account = new CreateAccountRequest();
        account.setDBInstanceId(database);
        account.setAccountName("app");
        account.setAccountPassword("Pass-word-1");
        api.call(account);
        DescribeAccountsRequest accounts = new DescribeAccountsRequest();
        accounts.setDBInstanceId(database);
        api.until("Available", a -> a.getAccounts().get(0).getAccountStatus(), accounts);

        CreateDatabaseRequest orders = new CreateDatabaseRequest();
        orders.setDBInstanceId(database);
        orders.setDBName("orders");
        orders.setCharacterSetName("utf8mb4");
        api.call(orders);
        DescribeDatabasesRequest databases = new DescribeDatabasesRequest();
        databases.setDBInstanceId(database);
        api.until("Running", a -> a.getDatabases().get(0).getDBStatus(), databases);

        ModifySecurityIpsRequest whitelist = new ModifySecurityIpsRequest();
        whitelist.setDBInstanceId(database);
        whitelist.setSecurityIps("192.168.1.0/24");
        api.call(whitelist);
        DescribeDBInstanceIPArrayListRequest lists = new DescribeDBInstanceIPArrayListRequest();
        lists.setDBInstanceId(database);
        api.until("192.168.1.0/24", a -> a.getItems().get(0).getSecurityIPList(), lists);
    }

    private void forbidden(Scenario.Forbidden f) throws Exception {
        try {
            attempt(f.what);
        } catch (Refusal r) {
            Scenario.check(place, f.what + ": code", r.code, f.code);
            Scenario.check(place, f.what + ": rule in the message", r.getMessage().contains(f.rule), true);
            if (r.status != 0) { // aliyun-sdk-oss keeps neither status nor headers
                Scenario.check(place, f.what + ": status", r.status, f.status);
                Scenario.check(place, f.what + ": x-ringfence-rule", r.rules.split(",")[0], f.rule);
            }
            return;
        }
        throw new AssertionError(place.name + ": " + f.what + " was not refused");
    }

    private void attempt(String what) throws Exception {
        switch (what) {
            case "public database address":
                AllocateInstancePublicConnectionRequest open = new AllocateInstancePublicConnectionRequest();
                open.setDBInstanceId(database);
                open.setConnectionStringPrefix(name);
                open.setPort("3306");
                api.call(open);
                break;
            case "classic database":
                api.call(databaseRequest("Classic"));
                break;
            case "classic instance":
                CreateInstanceRequest classic = new CreateInstanceRequest();
                classic.setImageId(image);
                classic.setInstanceType(instanceType());
                classic.setZoneId(place.zone);
                api.call(classic);
                break;
            case "image copy to another cloud":
                copyImage();
                break;
            case "live channel":
                storage.liveChannel(name);
                break;
            default:
                throw new AssertionError("nobody knows how to try " + what);
        }
    }

    private void copyImage() throws Exception {
        CreateImageRequest create = new CreateImageRequest();
        create.setInstanceId(instance);
        create.setImageName(name);
        String made = api.call(create).getImageId();
        DescribeImagesRequest ready = new DescribeImagesRequest();
        ready.setImageId(made);
        ready.setImageOwnerAlias("self");
        api.until("Available", a -> a.getImages().get(0).getStatus(), ready);
        CopyImageRequest copy = new CopyImageRequest();
        copy.setImageId(made);
        copy.setDestinationRegionId("cn-beijing");
        api.call(copy);
    }

    private void giveBack() throws Exception {
        storage.delete(name);
        DeleteDBInstanceRequest db = new DeleteDBInstanceRequest();
        db.setDBInstanceId(database);
        api.call(db);
        DeleteLoadBalancerRequest slb = new DeleteLoadBalancerRequest();
        slb.setLoadBalancerId(balancer);
        api.call(slb);
        DeleteInstanceRequest ecs = new DeleteInstanceRequest();
        ecs.setInstanceId(instance);
        ecs.setForce(true);
        api.call(ecs);
        api.until(0, a -> a.getTotalCount(), instances());
        DeleteSecurityGroupRequest sg = new DeleteSecurityGroupRequest();
        sg.setSecurityGroupId(group);
        api.call(sg);
        DescribeDBInstancesRequest gone = new DescribeDBInstancesRequest();
        gone.setDBInstanceId(database);
        api.until(0, a -> a.getTotalRecordCount(), gone);
        DeleteVSwitchRequest vsw = new DeleteVSwitchRequest();
        vsw.setVSwitchId(vswitch);
        api.call(vsw);
        DescribeVSwitchesRequest vswitches = new DescribeVSwitchesRequest();
        vswitches.setVSwitchId(vswitch);
        api.until(0, a -> a.getTotalCount(), vswitches);
        DeleteVpcRequest net = new DeleteVpcRequest();
        net.setVpcId(vpc);
        api.call(net);
        DescribeVpcsRequest vpcs = new DescribeVpcsRequest();
        vpcs.setVpcId(vpc);
        api.until(0, a -> a.getTotalCount(), vpcs);
    }
}
