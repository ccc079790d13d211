"""The scenario of sdkcompat with unmodified Python clients. See run.sh for the environment.

Two sets of clients play it: aliyun-python-sdk-core with ecs, vpc, slb and rds (V1 signatures) and
oss2; then alibabacloud-tea-openapi (V3 signatures) and alibabacloud-oss-v2 (V4 signatures). One line
a check; the first difference ends it.
"""

import importlib
import json
import os
import sys
import time
import traceback
import uuid
import warnings

import alibabacloud_oss_v2 as oss_v2
import oss2
from alibabacloud_tea_openapi import models as openapi_models
from alibabacloud_tea_openapi.client import Client as OpenApiClient
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.client import AcsClient
from darabonba.runtime import RuntimeOptions

ENDPOINT = os.environ["RINGFENCE_ENDPOINT"]
ADDRESS = ENDPOINT.split("://", 1)[1]
GATEWAY = os.environ["RINGFENCE_GATEWAY"]
VERSIONS = {"Ecs": "2014-05-26", "Vpc": "2016-04-28", "Slb": "2014-05-15", "Rds": "2014-08-15"}
KEYS = ["reports/a b+c.txt", "reports/plan.txt", "reports/报表.txt"]

passed = 0


class Refusal(Exception):
    """An error answer of the cloud, as the client reported it."""

    def __init__(self, status, code, message, rules=None):
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message, self.rules = status, code, message, rules


class Classic:
    """aliyun-python-sdk: a class for each request."""

    name = "aliyun-python-sdk"

    def __init__(self, place):
        self.client = AcsClient(place["account"], place["secret"], place["region"])

    def call(self, product, action, params):
        package = f"aliyunsdk{product.lower()}.request.v{VERSIONS[product].replace('-', '')}.{action}Request"
        request = getattr(importlib.import_module(package), action + "Request")()
        for name, value in params.items():
            setter = getattr(request, "set_" + name, None)
            if setter:
                setter(value)
            else:
                request.add_query_param(name, value)
        request.set_endpoint(ADDRESS)
        try:
            return json.loads(self.client.do_action_with_exception(request))
        except ServerException as e:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _, headers, _ = self.client.implementation_of_do_action(request)
            raise Refusal(e.http_status, e.error_code, e.message, headers.get("x-ringfence-rule")) from e


class Generic:
    """alibabacloud-tea-openapi: one generic call, on which all newer SDKs stand."""

    name = "alibabacloud-tea-openapi"

    def __init__(self, place):
        self.region = place["region"]
        self.client = OpenApiClient(
            openapi_models.Config(
                access_key_id=place["account"], access_key_secret=place["secret"], endpoint=ADDRESS, protocol="HTTP", region_id=self.region
            )
        )

    def call(self, product, action, params):
        spec = openapi_models.Params(
            action=action, version=VERSIONS[product], protocol="HTTP", pathname="/", method="POST",
            auth_type="AK", style="RPC", body_type="json", req_body_type="formData",
        )
        query = {"RegionId": self.region, **{k: str(v) for k, v in params.items()}}
        try:
            return self.client.call_api(spec, openapi_models.OpenApiRequest(query=query), RuntimeOptions())["body"]
        except Exception as e:
            if getattr(e, "code", None) is None:
                raise
            raise Refusal(getattr(e, "status_code", None) or getattr(e, "statusCode", None), e.code, e.message) from e


class Oss2:
    """oss2, which uses paths where the endpoint is an address."""

    name = "oss2"

    def __init__(self, place):
        self.auth = oss2.ProviderAuthV4(oss2.credentials.StaticCredentialsProvider(place["account"], place["secret"]))
        self.region = place["region"]

    def bucket(self, name):
        return oss2.Bucket(self.auth, ENDPOINT, name, region=self.region)

    def create(self, bucket):
        self.bucket(bucket).create_bucket()

    def put(self, bucket, key, body):
        self.bucket(bucket).put_object(key, body)

    def get(self, bucket, key):
        return self.bucket(bucket).get_object(key).read()

    def keys(self, bucket, prefix):
        return [o.key for o in oss2.ObjectIteratorV2(self.bucket(bucket), prefix=prefix, max_keys=2)]

    def remove(self, bucket, key):
        self.bucket(bucket).delete_object(key)

    def delete(self, bucket):
        self.bucket(bucket).delete_bucket()

    def live_channel(self, bucket):
        try:
            self.bucket(bucket).create_live_channel("camera", oss2.models.LiveChannelInfo(target=oss2.models.LiveChannelInfoTarget()))
        except oss2.exceptions.ServerError as e:
            raise Refusal(e.status, e.code, e.message, e.headers.get("x-ringfence-rule")) from e


class OssV2(Oss2):
    """alibabacloud-oss-v2, which finds the host name by itself; the gateway leads there, over HTTPS."""

    name = "alibabacloud-oss-v2"

    def __init__(self, place):
        super().__init__(place)
        config = oss_v2.config.load_default()
        config.credentials_provider = oss_v2.credentials.StaticCredentialsProvider(place["account"], place["secret"])
        config.region = place["region"]
        config.proxy_host = {"http": GATEWAY, "https": GATEWAY}
        config.retry_max_attempts = 1
        self.client = oss_v2.Client(config)

    def create(self, bucket):
        self.client.put_bucket(oss_v2.PutBucketRequest(bucket=bucket))

    def put(self, bucket, key, body):
        self.client.put_object(oss_v2.PutObjectRequest(bucket=bucket, key=key, body=body))

    def get(self, bucket, key):
        return self.client.get_object(oss_v2.GetObjectRequest(bucket=bucket, key=key)).body.read()

    def keys(self, bucket, prefix):
        pages = self.client.list_objects_v2_paginator().iter_page(oss_v2.ListObjectsV2Request(bucket=bucket, prefix=prefix, max_keys=2))
        return [o.key for page in pages for o in page.contents or []]

    def remove(self, bucket, key):
        self.client.delete_object(oss_v2.DeleteObjectRequest(bucket=bucket, key=key))

    def delete(self, bucket):
        self.client.delete_bucket(oss_v2.DeleteBucketRequest(bucket=bucket))


class Story:
    """One run in one place with one set of clients: what was made so far."""

    def __init__(self, place, api, storage):
        self.place, self.api, self.storage = place, api, storage
        self.label = f"{place['name']} {api.name}"
        self.name = "py-" + uuid.uuid4().hex[:10]

    def check(self, what, got, want):
        global passed
        if got != want:
            raise AssertionError(f"{self.label}: {what}: got {got!r}, want {want!r}")
        passed += 1
        print(f"ok {self.label}: {what}", flush=True)

    def call(self, product, action, **params):
        return self.api.call(product, action, {k.replace("__", "."): v for k, v in params.items()})

    def wait(self, want, read, product, action, **params):
        for _ in range(200):
            answer = self.call(product, action, **params)
            got = read(answer)
            if got == want:
                self.check(f"{action} until {want}", got, want)
                return answer
            time.sleep(0.1)
        raise AssertionError(f"{self.label}: {action} never became {want}: {got!r}")

    def network(self):
        self.vpc = self.call("Vpc", "CreateVpc", VpcName=self.name, CidrBlock="192.168.0.0/16")["VpcId"]
        self.wait("Available", lambda a: a["Vpcs"]["Vpc"][0]["Status"], "Vpc", "DescribeVpcs", VpcId=self.vpc)
        self.vswitch = self.call("Vpc", "CreateVSwitch", VpcId=self.vpc, CidrBlock="192.168.1.0/24", ZoneId=self.place["zone"])["VSwitchId"]
        self.wait("Available", lambda a: a["VSwitches"]["VSwitch"][0]["Status"], "Vpc", "DescribeVSwitches", VSwitchId=self.vswitch)
        self.group = self.call("Ecs", "CreateSecurityGroup", VpcId=self.vpc, SecurityGroupName=self.name)["SecurityGroupId"]
        self.call("Ecs", "AuthorizeSecurityGroup", SecurityGroupId=self.group, IpProtocol="tcp", PortRange="22/22", SourceCidrIp="10.0.0.0/8")
        rules = self.call("Ecs", "DescribeSecurityGroupAttribute", SecurityGroupId=self.group)
        self.check("security group rule", rules["Permissions"]["Permission"][0]["PortRange"], "22/22")

    def instance_type(self):
        offer = self.call(
            "Ecs", "DescribeAvailableResource",
            DestinationResource="InstanceType", ZoneId=self.place["zone"], InstanceChargeType="PostPaid", Cores=2,
        )
        resource = offer["AvailableZones"]["AvailableZone"][0]["AvailableResources"]["AvailableResource"][0]
        return resource["SupportedResources"]["SupportedResource"][0]["Value"]

    def instance(self):
        self.image = self.call("Ecs", "DescribeImages", ImageOwnerAlias="system", OSType="linux")["Images"]["Image"][0]["ImageId"]
        run = self.call(
            "Ecs", "RunInstances",
            ImageId=self.image, InstanceType=self.instance_type(), SecurityGroupId=self.group, VSwitchId=self.vswitch,
            InstanceName=self.name, SystemDisk__Category="cloud_essd", DataDisk__1__Size=20, DataDisk__1__Category="cloud_essd",
            Tag__1__Key="made-by", Tag__1__Value=self.name,
        )
        self.machine = run["InstanceIdSets"]["InstanceIdSet"][0]
        found = self.wait(
            "Running", lambda a: a["Instances"]["Instance"][0]["Status"], "Ecs", "DescribeInstances", InstanceIds=json.dumps([self.machine])
        )
        self.check("instance in the vSwitch", found["Instances"]["Instance"][0]["VpcAttributes"]["VSwitchId"], self.vswitch)

    def balancer(self):
        made = self.call(
            "Slb", "CreateLoadBalancer",
            AddressType="intranet", VSwitchId=self.vswitch, LoadBalancerName=self.name, LoadBalancerSpec="slb.s1.small",
        )
        self.slb = made["LoadBalancerId"]
        servers = json.dumps([{"ServerId": self.machine, "Weight": "100"}])
        self.call("Slb", "AddBackendServers", LoadBalancerId=self.slb, BackendServers=servers)
        self.call("Slb", "CreateLoadBalancerTCPListener", LoadBalancerId=self.slb, ListenerPort=8080, BackendServerPort=8080, Bandwidth=-1)
        self.call("Slb", "StartLoadBalancerListener", LoadBalancerId=self.slb, ListenerPort=8080)
        self.wait(
            "running", lambda a: a["Status"], "Slb", "DescribeLoadBalancerTCPListenerAttribute", LoadBalancerId=self.slb, ListenerPort=8080
        )
        found = self.call("Slb", "DescribeLoadBalancerAttribute", LoadBalancerId=self.slb)
        self.check("backend of the load balancer", found["BackendServers"]["BackendServer"][0]["ServerId"], self.machine)

    def create_database(self, **extra):
        return self.call(
            "Rds", "CreateDBInstance",
            Engine="MySQL", EngineVersion="8.0", DBInstanceClass="rds.mysql.s2.large", DBInstanceStorage=20, DBInstanceNetType="Intranet",
            SecurityIPList="127.0.0.1", PayType="Postpaid", ZoneId=self.place["zone"], **extra,
        )

    def database(self):
        self.db = self.create_database(InstanceNetworkType="VPC", VPCId=self.vpc, VSwitchId=self.vswitch)["DBInstanceId"]
        mine = {"DBInstanceId": self.db}
        self.wait("Running", lambda a: a["Items"]["DBInstanceAttribute"][0]["DBInstanceStatus"], "Rds", "DescribeDBInstanceAttribute", **mine)
        self.call("Rds", "CreateAccount", AccountName="app", AccountPassword="Pass-word-1", **mine)
        self.wait("Available", lambda a: a["Accounts"]["DBInstanceAccount"][0]["AccountStatus"], "Rds", "DescribeAccounts", **mine)
        self.call("Rds", "CreateDatabase", DBName="orders", CharacterSetName="utf8mb4", **mine)
        self.wait("Running", lambda a: a["Databases"]["Database"][0]["DBStatus"], "Rds", "DescribeDatabases", **mine)
        self.call("Rds", "ModifySecurityIps", SecurityIps="192.168.1.0/24", **mine)
        self.wait(
            "192.168.1.0/24", lambda a: a["Items"]["DBInstanceIPArray"][0]["SecurityIPList"], "Rds", "DescribeDBInstanceIPArrayList", **mine
        )

    def bucket(self):
        self.storage.create(self.name)
        body = os.urandom(100_000)
        for key in KEYS:
            self.storage.put(self.name, key, body)
            self.check(f"{self.storage.name}: get {key}", self.storage.get(self.name, key) == body, True)
        self.check(f"{self.storage.name}: list", self.storage.keys(self.name, "reports/"), KEYS)
        for key in KEYS:
            self.storage.remove(self.name, key)
        self.check(f"{self.storage.name}: list after delete", self.storage.keys(self.name, ""), [])

    def copy_image(self):
        image = self.call("Ecs", "CreateImage", InstanceId=self.machine, ImageName=self.name)["ImageId"]
        self.wait("Available", lambda a: a["Images"]["Image"][0]["Status"], "Ecs", "DescribeImages", ImageId=image, ImageOwnerAlias="self")
        self.call("Ecs", "CopyImage", ImageId=image, DestinationRegionId="cn-beijing")

    def forbidden(self):
        tries = {
            "public database address": lambda: self.call(
                "Rds", "AllocateInstancePublicConnection", DBInstanceId=self.db, ConnectionStringPrefix=self.name, Port="3306"
            ),
            "classic database": lambda: self.create_database(InstanceNetworkType="Classic"),
            "classic instance": lambda: self.call(
                "Ecs", "CreateInstance", ImageId=self.image, InstanceType=self.instance_type(), ZoneId=self.place["zone"]
            ),
            "image copy to another cloud": self.copy_image,
            "live channel": lambda: self.storage.live_channel(self.name),
        }
        for f in self.place["forbidden"]:
            try:
                tries[f["what"]]()
            except Refusal as r:
                self.check(f"{f['what']}: code", r.code, f["code"])
                self.check(f"{f['what']}: status", r.status, f["status"])
                self.check(f"{f['what']}: rule in the message", f["rule"] in r.message, True)
                if r.rules is not None:  # the generic client keeps no headers
                    self.check(f"{f['what']}: x-ringfence-rule", r.rules.split(",")[0], f["rule"])
            else:
                raise AssertionError(f"{self.label}: {f['what']} was not refused")

    def give_back(self):
        self.storage.delete(self.name)
        self.call("Rds", "DeleteDBInstance", DBInstanceId=self.db)
        self.call("Slb", "DeleteLoadBalancer", LoadBalancerId=self.slb)
        self.call("Ecs", "DeleteInstance", InstanceId=self.machine, Force="true")
        self.wait(0, lambda a: a["TotalCount"], "Ecs", "DescribeInstances", InstanceIds=json.dumps([self.machine]))
        self.call("Ecs", "DeleteSecurityGroup", SecurityGroupId=self.group)
        self.wait(0, lambda a: a["TotalRecordCount"], "Rds", "DescribeDBInstances", DBInstanceId=self.db)
        self.call("Vpc", "DeleteVSwitch", VSwitchId=self.vswitch)
        self.wait(0, lambda a: a["TotalCount"], "Vpc", "DescribeVSwitches", VSwitchId=self.vswitch)
        self.call("Vpc", "DeleteVpc", VpcId=self.vpc)
        self.wait(0, lambda a: a["TotalCount"], "Vpc", "DescribeVpcs", VpcId=self.vpc)

    def play(self):
        for step in (self.network, self.instance, self.balancer, self.database, self.bucket, self.forbidden, self.give_back):
            step()


def main():
    with open(os.environ["RINGFENCE_PLACES"], encoding="utf-8") as f:
        places = json.load(f)
    try:
        for place in places:
            for api, storage in ((Classic, Oss2), (Generic, OssV2)):
                Story(place, api(place), storage(place)).play()
    except Exception:
        traceback.print_exc()
        print(f"{passed} passed, 1 failed")
        return 1
    print(f"{passed} passed, 0 failed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
