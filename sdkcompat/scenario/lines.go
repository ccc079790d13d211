package scenario

// tunnels makes a VPN gateway with a tunnel to the office and certificates for those who travel.
func (s *border) tunnels() {
	s.t.Helper()
	gateway := s.must("Vpc", "CreateVpnGateway", Params{
		"VpcId": s.vpcID, "VSwitchId": s.vswitchID, "Bandwidth": "10", "EnableIpsec": "true", "EnableSsl": "true", "SslConnections": "5", "Name": s.name,
		"InstanceChargeType": "POSTPAY",
	}).Text("VpnGatewayId")
	ready := s.wait("Vpc", "DescribeVpnGateway", Params{"VpnGatewayId": gateway}, "Status", "active")
	s.same(ready, "VpcId", s.vpcID)
	s.same(ready, "IpsecVpn", "enable")
	office := s.must("Vpc", "CreateCustomerGateway", Params{"IpAddress": Office, "Name": s.name}).Text("CustomerGatewayId")
	tunnel := s.must("Vpc", "CreateVpnConnection", Params{
		"VpnGatewayId": gateway, "CustomerGatewayId": office, "LocalSubnet": "192.168.0.0/16", "RemoteSubnet": "10.20.0.0/16", "Name": s.name,
		"IkeConfig": `{"Psk":"between-us","IkeVersion":"ikev2"}`,
	}).Text("VpnConnectionId")
	one := s.wait("Vpc", "DescribeVpnConnection", Params{"VpnConnectionId": tunnel}, "State", "active")
	s.same(one, "RemoteSubnet", "10.20.0.0/16")
	s.same(one, "IkeConfig.IkeVersion", "ikev2")
	s.same(one, "IpsecConfig.IpsecLifetime", "86400")

	server := s.must("Vpc", "CreateSslVpnServer", Params{
		"VpnGatewayId": gateway, "ClientIpPool": "172.31.0.0/24", "LocalSubnet": "192.168.0.0/16", "Name": s.name,
	}).Text("SslVpnServerId")
	certificate := s.must("Vpc", "CreateSslVpnClientCert", Params{"SslVpnServerId": server, "Name": s.name}).Text("SslVpnClientCertId")
	files := s.wait("Vpc", "DescribeSslVpnClientCert", Params{"SslVpnClientCertId": certificate}, "Status", "normal")
	for _, file := range []string{"CaCert", "ClientCert", "ClientKey", "ClientConfig"} {
		if files.Text(file) == "" {
			s.t.Errorf("the certificate of a client comes without %s: %v", file, files)
		}
	}
	s.refused("Vpc", "DeleteVpnGateway", Params{"VpnGatewayId": gateway}, "DependencyViolation.SslVpnServer")
	s.must("Vpc", "DeleteSslVpnClientCert", Params{"SslVpnClientCertId": certificate})
	s.must("Vpc", "DeleteSslVpnServer", Params{"SslVpnServerId": server})
	s.must("Vpc", "DeleteVpnConnection", Params{"VpnConnectionId": tunnel})
	s.must("Vpc", "DeleteCustomerGateway", Params{"CustomerGatewayId": office})
	s.must("Vpc", "DeleteVpnGateway", Params{"VpnGatewayId": gateway})
}

// lines takes a leased line into service and joins its border router with the VPC.
func (s *border) lines() {
	s.t.Helper()
	at := s.must("Vpc", "DescribeAccessPoints", Params{"PageSize": "1"}).Text("AccessPointSet.AccessPointType.0.AccessPointId")
	line := s.must("Vpc", "CreatePhysicalConnection", Params{"AccessPointId": at, "LineOperator": "CT", "Name": s.name}).Text("PhysicalConnectionId")
	s.must("Vpc", "ConfirmPhysicalConnection", Params{"PhysicalConnectionId": line})
	s.must("Vpc", "EnablePhysicalConnection", Params{"PhysicalConnectionId": line})
	s.wait("Vpc", "DescribePhysicalConnections", Params{"Filter.1.Key": "PhysicalConnectionId", "Filter.1.Value.1": line},
		"PhysicalConnectionSet.PhysicalConnectionType.0.Status", "Enabled")

	router := s.must("Vpc", "CreateVirtualBorderRouter", Params{
		"PhysicalConnectionId": line, "VlanId": "100", "LocalGatewayIp": "10.0.0.1", "PeerGatewayIp": "10.0.0.2", "PeeringSubnetMask": "255.255.255.252", "Name": s.name,
	}).Text("VbrId")
	s.wait("Vpc", "DescribeVirtualBorderRouters", Params{"Filter.1.Key": "VbrId", "Filter.1.Value.1": router},
		"VirtualBorderRouterSet.VirtualBorderRouterType.0.Status", "active")
	vrouter := s.must("Vpc", "DescribeVpcs", Params{"VpcId": s.vpcID}).Text("Vpcs.Vpc.0.VRouterId")
	near := s.must("Vpc", "CreateRouterInterface", Params{
		"RouterType": "VBR", "RouterId": router, "Role": "InitiatingSide", "Spec": "Large.1", "OppositeRegionId": s.place.Region,
		"OppositeRouterType": "VRouter", "OppositeRouterId": vrouter, "AccessPointId": at, "InstanceChargeType": "PostPaid",
	}).Text("RouterInterfaceId")
	far := s.must("Vpc", "CreateRouterInterface", Params{
		"RouterType": "VRouter", "RouterId": vrouter, "Role": "AcceptingSide", "Spec": "Negative", "OppositeRegionId": s.place.Region,
		"OppositeRouterType": "VBR", "OppositeRouterId": router, "OppositeAccessPointId": at,
	}).Text("RouterInterfaceId")
	s.must("Vpc", "ModifyRouterInterfaceAttribute", Params{"RouterInterfaceId": near, "OppositeInterfaceId": far, "OppositeRouterId": vrouter, "OppositeRouterType": "VRouter"})
	s.must("Vpc", "ModifyRouterInterfaceAttribute", Params{"RouterInterfaceId": far, "OppositeInterfaceId": near, "OppositeRouterId": router, "OppositeRouterType": "VBR"})
	s.must("Vpc", "ConnectRouterInterface", Params{"RouterInterfaceId": near})
	s.interfaceIs(near, "Active")
	s.interfaceIs(far, "Active")

	for _, side := range []string{near, far} {
		s.must("Vpc", "DeactivateRouterInterface", Params{"RouterInterfaceId": side})
		s.interfaceIs(side, "Inactive")
	}
	s.refused("Vpc", "DeleteVirtualBorderRouter", Params{"VbrId": router}, "InvalidOperation.RouterInterfaceNotDeleted")
	s.must("Vpc", "DeleteRouterInterface", Params{"RouterInterfaceId": near})
	s.must("Vpc", "DeleteRouterInterface", Params{"RouterInterfaceId": far})
	s.must("Vpc", "DeleteVirtualBorderRouter", Params{"VbrId": router})
	s.must("Vpc", "TerminatePhysicalConnection", Params{"PhysicalConnectionId": line})
	s.must("Vpc", "DeletePhysicalConnection", Params{"PhysicalConnectionId": line})
}

func (s *border) interfaceIs(id, status string) {
	s.t.Helper()
	s.wait("Vpc", "DescribeRouterInterfaces", Params{"Filter.1.Key": "RouterInterfaceId", "Filter.1.Value.1": id},
		"RouterInterfaceSet.RouterInterfaceType.0.Status", status)
}
