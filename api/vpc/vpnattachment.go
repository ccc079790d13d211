package vpc

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateVpnAttachmentRequest is what CreateVpnAttachment takes.
type CreateVpnAttachmentRequest struct {
	RegionId           string `rpc:",required"`
	Name               string
	CustomerGatewayId  string `rpc:",required"`
	NetworkType        string `rpc:",enum=public|private,fold,default=public"`
	LocalSubnet        string `rpc:",required"`
	RemoteSubnet       string `rpc:",required"`
	EffectImmediately  bool
	IkeConfig          IkeOptions
	IpsecConfig        IpsecOptions
	BgpConfig          BgpOptions
	HealthCheckConfig  map[string]string `rpc:",json"`
	AutoConfigRoute    bool
	EnableDpd          *bool
	EnableNatTraversal *bool
	RemoteCaCert       *string
	ClientToken        string
	Tags               []rpc.Tag `rpc:",maxitems=21"`
	ResourceGroupId    string
}

// CreateVpnAttachmentResponse is what CreateVpnAttachment answers.
type CreateVpnAttachmentResponse struct {
	VpnConnectionId string
	Name            string
	CreateTime      int64
	Code            string
	Success         bool
	Message         string
}

// ModifyVpnAttachmentAttributeRequest is what ModifyVpnAttachmentAttribute takes.
type ModifyVpnAttachmentAttributeRequest struct {
	RegionId           string `rpc:",required"`
	VpnConnectionId    string `rpc:",required"`
	Name               *string
	LocalSubnet        string
	RemoteSubnet       string
	EffectImmediately  *bool
	IkeConfig          IkeOptions
	IpsecConfig        IpsecOptions
	BgpConfig          BgpOptions
	HealthCheckConfig  map[string]string `rpc:",json"`
	AutoConfigRoute    *bool
	EnableDpd          *bool
	EnableNatTraversal *bool
	RemoteCaCert       *string
	ClientToken        string
	CustomerGatewayId  string
	_                  rpc.Unread `params:"NetworkType"`
}

// ModifyVpnAttachmentAttributeResponse is what ModifyVpnAttachmentAttribute answers.
type ModifyVpnAttachmentAttributeResponse struct {
	VpnConnectionId    string
	CustomerGatewayId  string
	VpnGatewayId       string
	Name               string
	Description        string
	LocalSubnet        string
	RemoteSubnet       string
	IkeConfig          IkeConfig
	IpsecConfig        IpsecConfig
	CreateTime         int64
	EffectImmediately  bool
	Status             string
	VcoHealthCheck     ModifyVpnAttachmentAttributeVcoHealthCheck
	EnableDpd          bool
	EnableNatTraversal bool
	VpnBgpConfig       ModifyVpnConnectionAttributeVpnBgpConfig
	AttachType         string
	NetworkType        string
	AttachInstanceId   string
	Spec               string
	ResourceGroupId    string
}

// ModifyVpnAttachmentAttributeVcoHealthCheck is part of the answer of ModifyVpnAttachmentAttribute.
type ModifyVpnAttachmentAttributeVcoHealthCheck struct {
	ModifyVpnConnectionAttributeVcoHealthCheck
	Policy string
}

// DeleteVpnAttachmentRequest is what DeleteVpnAttachment takes.
type DeleteVpnAttachmentRequest struct {
	RegionId        string `rpc:",required"`
	VpnConnectionId string `rpc:",required"`
	ClientToken     string
}

// DeleteVpnAttachmentResponse is what DeleteVpnAttachment answers.
type DeleteVpnAttachmentResponse struct {
	Code    string
	Success bool
	Message string
}
