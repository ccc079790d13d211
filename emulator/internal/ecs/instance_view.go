package ecs

import (
	"net/netip"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// instanceView is an instance as DescribeInstances shows it.
func instanceView(tx *world.Tx, i *world.Instance) (wire.Instance, error) {
	typ, _ := typeOf(i.Type)
	v := wire.Instance{
		InstanceId: i.ID, InstanceName: i.Name, Description: i.Description, HostName: i.HostName, ResourceGroupId: i.ResourceGroup,
		Status: string(i.Status), StoppedMode: i.StoppedMode, CreationTime: rpc.TimeMinute(i.CreatedAt), StartTime: rpc.TimeMinute(i.StartedAt),
		ExpiredTime: expiry(i), AutoReleaseTime: rpc.TimeMinute(i.ReleaseAt), SaleCycle: i.PeriodUnit,
		RegionId: tx.Region.ID, ZoneId: i.Zone, ClusterId: i.Cluster, SerialNumber: serialNumber(i.ID),
		InstanceType: i.Type, InstanceTypeFamily: typ.family.name(), Cpu: typ.cpu, Memory: int(typ.memory * 1024),
		GPUAmount: typ.gpus, GPUSpec: typ.family.gpuName(), IoOptimized: i.IOOptimized,
		ImageId: i.Image, InstanceNetworkType: i.Network,
		InstanceChargeType: i.ChargeType, InternetChargeType: i.InternetChargeType,
		InternetMaxBandwidthIn: i.BandwidthIn, InternetMaxBandwidthOut: i.BandwidthOut,
		KeyPairName: i.KeyPair, SpotStrategy: i.SpotStrategy, SpotPriceLimit: i.SpotPriceLimit, CreditSpecification: i.CreditSpec,
		DeploymentSetId: i.DeploymentSet, DeletionProtection: i.DeletionProtection, DeviceAvailable: true, Recyclable: false,
		CpuOptions:      wire.CpuOptions{CoreCount: max(typ.cpu/2, 1), ThreadsPerCore: min(typ.cpu, 2), Numa: "ON"},
		MetadataOptions: wire.MetadataOptions{HttpEndpoint: i.Metadata.Endpoint, HttpTokens: i.Metadata.Tokens, HttpPutResponseHopLimit: i.Metadata.HopLimit},
		ImageOptions:    wire.ImageOptions{LoginAsNonRoot: i.LoginAsNonRoot},
	}
	if image, err := findImage(tx, i.Image); err == nil {
		v.OSName, v.OSNameEn, v.OSType = image.OSName, image.OSNameEn, image.OSType
	} else {
		v.OSType = "linux"
	}
	v.Tags.Tag = tagList(&i.Meta)
	v.SecurityGroupIds.SecurityGroupId = i.SecurityGroups
	v.PublicIpAddress.IpAddress = addresses(i.PublicIP)
	v.InnerIpAddress.IpAddress = addresses(i.InnerIP)
	if i.Network == world.InVPC {
		v.VpcAttributes = vpcAttributes(i)
	}
	if eip, err := tx.EIPsByInstance.First(i.ID); err == nil {
		v.EipAddress = wire.EipAddress{
			AllocationId: eip.ID, IpAddress: eip.Address.String(), Bandwidth: eip.Bandwidth, InternetChargeType: eip.InternetChargeType, IsSupportUnassociate: true,
		}
	} else if !world.NotFound(err) {
		return v, err
	}
	return v, addInterfaces(tx, i, &v)
}

// name and gpuName answer for a family that an old record's type no longer has.
func (f *family) name() string {
	if f == nil {
		return ""
	}
	return f.id
}

func (f *family) gpuName() string {
	if f == nil {
		return ""
	}
	return f.gpu
}

// expiry is when the subscription ends; pay-as-you-go instances have a date that never comes.
func expiry(i *world.Instance) string {
	if i.ExpiresAt.IsZero() {
		return "2099-12-31T15:59Z"
	}
	return rpc.TimeMinute(i.ExpiresAt)
}

func addresses(list ...netip.Addr) []string {
	out := []string{}
	for _, a := range list {
		if a.IsValid() {
			out = append(out, a.String())
		}
	}
	return out
}

func vpcAttributes(i *world.Instance) wire.VpcAttributes {
	a := wire.VpcAttributes{VpcId: i.VPC, VSwitchId: i.VSwitch}
	a.PrivateIpAddress.IpAddress = addresses(i.PrivateIP)
	return a
}

func addInterfaces(tx *world.Tx, i *world.Instance, v *wire.Instance) error {
	for eni, err := range tx.NetworkInterfacesByInstance.Each(i.ID) {
		if err != nil {
			return err
		}
		n := wire.DescribeInstancesNetworkInterface{
			NetworkInterfaceId: eni.ID, Type: eni.Type, MacAddress: eni.MAC, PrimaryIpAddress: eni.PrivateIP().String(),
		}
		for at, address := range eni.PrivateIPs {
			n.PrivateIpSets.PrivateIpSet = append(n.PrivateIpSets.PrivateIpSet,
				wire.DescribeInstancesPrivateIp{PrivateIpAddress: address.String(), Primary: at == 0})
		}
		v.NetworkInterfaces.NetworkInterface = append(v.NetworkInterfaces.NetworkInterface, n)
	}
	return nil
}
