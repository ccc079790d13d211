'use strict';
// The scenario of sdkcompat with unmodified Node clients: @alicloud/pop-core and ali-oss. See run.sh
// for the environment. One line a check; the first difference ends it.

const assert = require('assert');
const fs = require('fs');
const crypto = require('crypto');
const RPC = require('@alicloud/pop-core').RPCClient;
const OSS = require('ali-oss');

const endpoint = process.env.RINGFENCE_ENDPOINT;
const gateway = process.env.RINGFENCE_GATEWAY;
const places = JSON.parse(fs.readFileSync(process.env.RINGFENCE_PLACES, 'utf8'));
const versions = { Ecs: '2014-05-26', Vpc: '2016-04-28', Slb: '2014-05-15', Rds: '2014-08-15' };

let passed = 0;

function check(what, got, want) {
  assert.deepStrictEqual(got, want, `${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
  passed += 1;
  console.log(`ok ${what}`);
}

const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

class Story {
  constructor(place) {
    this.place = place;
    this.name = `node-${crypto.randomBytes(5).toString('hex')}`;
    this.clients = {};
    for (const [product, apiVersion] of Object.entries(versions)) {
      this.clients[product] = new RPC({ accessKeyId: place.account, accessKeySecret: place.secret, endpoint, apiVersion });
    }
    const keys = { accessKeyId: place.account, accessKeySecret: place.secret, region: place.oss };
    // An address and no name: ali-oss then puts the bucket into the header Host alone.
    this.storage = new OSS({ ...keys, endpoint });
    // The real host names over HTTPS, through the gateway.
    this.byName = new OSS({ ...keys, authorizationV4: true, secure: true, enableProxy: true, proxy: gateway });
  }

  check(what, got, want) { check(`${this.place.name}: ${what}`, got, want); }

  call(product, action, params) {
    return this.clients[product].request(action, { RegionId: this.place.region, ...params }, { method: 'POST', timeout: 20000 });
  }

  async wait(product, action, params, read, want) {
    for (let i = 0; i < 200; i += 1) {
      const answer = await this.call(product, action, params);
      if (read(answer) === want) {
        this.check(`${action} until ${want}`, read(answer), want);
        return answer;
      }
      await sleep(100);
    }
    throw new Error(`${action} never became ${want}`);
  }

  async network() {
    this.vpc = (await this.call('Vpc', 'CreateVpc', { VpcName: this.name, CidrBlock: '192.168.0.0/16' })).VpcId;
    await this.wait('Vpc', 'DescribeVpcs', { VpcId: this.vpc }, a => a.Vpcs.Vpc[0].Status, 'Available');
    const made = await this.call('Vpc', 'CreateVSwitch', { VpcId: this.vpc, CidrBlock: '192.168.1.0/24', ZoneId: this.place.zone });
    this.vswitch = made.VSwitchId;
    await this.wait('Vpc', 'DescribeVSwitches', { VSwitchId: this.vswitch }, a => a.VSwitches.VSwitch[0].Status, 'Available');
    this.group = (await this.call('Ecs', 'CreateSecurityGroup', { VpcId: this.vpc, SecurityGroupName: this.name })).SecurityGroupId;
    await this.call('Ecs', 'AuthorizeSecurityGroup', { SecurityGroupId: this.group, IpProtocol: 'tcp', PortRange: '22/22', SourceCidrIp: '10.0.0.0/8' });
    const rules = await this.call('Ecs', 'DescribeSecurityGroupAttribute', { SecurityGroupId: this.group });
    this.check('security group rule', rules.Permissions.Permission[0].PortRange, '22/22');
  }

  async instanceType() {
    const offer = await this.call('Ecs', 'DescribeAvailableResource', {
      DestinationResource: 'InstanceType', ZoneId: this.place.zone, InstanceChargeType: 'PostPaid', Cores: 2,
    });
    return offer.AvailableZones.AvailableZone[0].AvailableResources.AvailableResource[0].SupportedResources.SupportedResource[0].Value;
  }

  async instance() {
    this.image = (await this.call('Ecs', 'DescribeImages', { ImageOwnerAlias: 'system', OSType: 'linux' })).Images.Image[0].ImageId;
    const run = await this.call('Ecs', 'RunInstances', {
      ImageId: this.image, InstanceType: await this.instanceType(), SecurityGroupId: this.group, VSwitchId: this.vswitch, InstanceName: this.name,
      'SystemDisk.Category': 'cloud_essd', DataDisk: [{ Size: 20, Category: 'cloud_essd' }], Tag: [{ Key: 'made-by', Value: this.name }],
    });
    [this.machine] = run.InstanceIdSets.InstanceIdSet;
    const found = await this.wait('Ecs', 'DescribeInstances', { InstanceIds: JSON.stringify([this.machine]) }, a => a.Instances.Instance[0].Status, 'Running');
    this.check('instance in the vSwitch', found.Instances.Instance[0].VpcAttributes.VSwitchId, this.vswitch);
  }

  async balancer() {
    const made = await this.call('Slb', 'CreateLoadBalancer', { AddressType: 'intranet', VSwitchId: this.vswitch, LoadBalancerName: this.name, LoadBalancerSpec: 'slb.s1.small' });
    this.slb = made.LoadBalancerId;
    const mine = { LoadBalancerId: this.slb };
    await this.call('Slb', 'AddBackendServers', { ...mine, BackendServers: JSON.stringify([{ ServerId: this.machine, Weight: '100' }]) });
    await this.call('Slb', 'CreateLoadBalancerTCPListener', { ...mine, ListenerPort: 8080, BackendServerPort: 8080, Bandwidth: -1 });
    await this.call('Slb', 'StartLoadBalancerListener', { ...mine, ListenerPort: 8080 });
    await this.wait('Slb', 'DescribeLoadBalancerTCPListenerAttribute', { ...mine, ListenerPort: 8080 }, a => a.Status, 'running');
    const found = await this.call('Slb', 'DescribeLoadBalancerAttribute', mine);
    this.check('backend of the load balancer', found.BackendServers.BackendServer[0].ServerId, this.machine);
  }

  database(extra) {
    return this.call('Rds', 'CreateDBInstance', {
      Engine: 'MySQL', EngineVersion: '8.0', DBInstanceClass: 'rds.mysql.s2.large', DBInstanceStorage: 20, DBInstanceNetType: 'Intranet',
      SecurityIPList: '127.0.0.1', PayType: 'Postpaid', ZoneId: this.place.zone, ...extra,
    });
  }

  async databases() {
    const made = await this.database({ InstanceNetworkType: 'VPC', VPCId: this.vpc, VSwitchId: this.vswitch });
    this.db = made.DBInstanceId;
    const mine = { DBInstanceId: this.db };
    await this.wait('Rds', 'DescribeDBInstanceAttribute', mine, a => a.Items.DBInstanceAttribute[0].DBInstanceStatus, 'Running');
    await this.call('Rds', 'CreateAccount', { ...mine, AccountName: 'app', AccountPassword: 'Pass-word-1' });
    await this.wait('Rds', 'DescribeAccounts', mine, a => a.Accounts.DBInstanceAccount[0].AccountStatus, 'Available');
    await this.call('Rds', 'CreateDatabase', { ...mine, DBName: 'orders', CharacterSetName: 'utf8mb4' });
    await this.wait('Rds', 'DescribeDatabases', mine, a => a.Databases.Database[0].DBStatus, 'Running');
    await this.call('Rds', 'ModifySecurityIps', { ...mine, SecurityIps: '192.168.1.0/24' });
    await this.wait('Rds', 'DescribeDBInstanceIPArrayList', mine, a => a.Items.DBInstanceIPArray[0].SecurityIPList, '192.168.1.0/24');
  }

  async buckets() {
    for (const [how, client] of [['address', this.storage], ['name', this.byName]]) {
      const bucket = `${this.name}-${how}`;
      await client.putBucket(bucket);
      client.useBucket(bucket);
      const body = crypto.randomBytes(100000);
      for (const key of ['reports/plan.txt', 'reports/a b+c.txt', 'reports/报表.txt']) {
        await client.put(key, body);
        this.check(`get ${key} by ${how}`, body.equals((await client.get(key)).content), true);
      }
      const listed = await client.listV2({ prefix: 'reports/' });
      this.check(`list by ${how}`, listed.objects.map(o => o.name), ['reports/a b+c.txt', 'reports/plan.txt', 'reports/报表.txt']);
      const cleared = await client.deleteMulti(listed.objects.map(o => o.name));
      this.check(`delete by ${how}`, cleared.deleted.length, 3);
    }
    this.bucket = `${this.name}-name`;
  }

  // tries makes what the law refuses somewhere.
  tries() {
    return {
      'public database address': () => this.call('Rds', 'AllocateInstancePublicConnection', { DBInstanceId: this.db, ConnectionStringPrefix: this.name, Port: '3306' }),
      'classic database': () => this.database({ InstanceNetworkType: 'Classic' }),
      'classic instance': async () => this.call('Ecs', 'CreateInstance', { ImageId: this.image, InstanceType: await this.instanceType(), ZoneId: this.place.zone }),
      'image copy to another cloud': async () => {
        const image = await this.call('Ecs', 'CreateImage', { InstanceId: this.machine, ImageName: this.name });
        await this.wait('Ecs', 'DescribeImages', { ImageId: image.ImageId, ImageOwnerAlias: 'self' }, a => a.Images.Image[0].Status, 'Available');
        return this.call('Ecs', 'CopyImage', { ImageId: image.ImageId, DestinationRegionId: 'cn-beijing' });
      },
      'live channel': () => this.byName.putChannel('camera', { Status: 'enabled', Target: { Type: 'HLS' } }),
    };
  }

  async forbidden() {
    for (const f of this.place.forbidden) {
      const err = await this.tries()[f.what]().then(() => null, e => e);
      assert(err, `${f.what} was not refused`);
      // pop-core keeps the answer's head in entry; ali-oss keeps the status alone.
      const head = err.entry ? err.entry.response : { statusCode: err.status };
      this.check(`${f.what}: code`, err.code, f.code);
      this.check(`${f.what}: status`, head.statusCode, f.status);
      this.check(`${f.what}: rule in the message`, err.message.includes(f.rule), true);
      // The rule that decided comes first; others that forbid the same may follow.
      if (head.headers) this.check(`${f.what}: x-ringfence-rule`, head.headers['x-ringfence-rule'].split(',')[0], f.rule);
    }
  }

  async giveBack() {
    await this.storage.deleteBucket(`${this.name}-address`);
    await this.byName.deleteBucket(`${this.name}-name`);
    await this.call('Rds', 'DeleteDBInstance', { DBInstanceId: this.db });
    await this.call('Slb', 'DeleteLoadBalancer', { LoadBalancerId: this.slb });
    await this.call('Ecs', 'DeleteInstance', { InstanceId: this.machine, Force: true });
    await this.wait('Ecs', 'DescribeInstances', { InstanceIds: JSON.stringify([this.machine]) }, a => a.TotalCount, 0);
    await this.call('Ecs', 'DeleteSecurityGroup', { SecurityGroupId: this.group });
    await this.wait('Rds', 'DescribeDBInstances', { DBInstanceId: this.db }, a => a.TotalRecordCount, 0);
    await this.call('Vpc', 'DeleteVSwitch', { VSwitchId: this.vswitch });
    await this.wait('Vpc', 'DescribeVSwitches', { VSwitchId: this.vswitch }, a => a.TotalCount, 0);
    await this.call('Vpc', 'DeleteVpc', { VpcId: this.vpc });
    await this.wait('Vpc', 'DescribeVpcs', { VpcId: this.vpc }, a => a.TotalCount, 0);
  }
}

async function main() {
  for (const place of places) {
    const story = new Story(place);
    for (const step of ['network', 'instance', 'balancer', 'databases', 'buckets', 'forbidden', 'giveBack']) await story[step]();
  }
}

main().then(
  () => console.log(`${passed} passed, 0 failed`),
  (err) => {
    console.error(`FAILED ${err.stack}`);
    console.log(`${passed} passed, 1 failed`);
    process.exitCode = 1;
  },
);
