package slb

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on listeners refuse.
var (
	// ErrListenerNotFound: clients look for this sentence, not for the code (A0064).
	ErrListenerNotFound       = apierr.New(400, "InvalidParameter", "The specified resource does not exist.", "observed by clients of DescribeLoadBalancerTCPListenerAttribute")
	ErrListenerNotFoundDelete = apierr.New(404, "ResourceNotFound.Listener", "The specified listener is not found.", "Slb DeleteLoadBalancerListener")
	ErrTooManyListeners       = apierr.New(400, "TooManyListeners", "More than one listener has that port: name the protocol.", "Slb StartLoadBalancerListener")
	ErrListenerPort           = apierr.New(400, "InvalidParam.ListenerPort", "The specified ListenerPort is invalid.", "Slb CreateLoadBalancerTCPListener")
	ErrListenerPortReserved   = apierr.New(400, "OperationDenied.SpecialListenerPortNotAllowed", "Port 4789 is reserved by the system.", "Slb CreateLoadBalancerUDPListener")
	ErrListenerPortConflict   = apierr.New(400, "InvalidParameter.ListenerPortConflict", "The balancer has a listener on that port already.", "Slb CreateLoadBalancerTCPListener")
	ErrForwardPort            = apierr.New(400, "InvalidParameter", "The specified ListenerPort or ForwardPort is invalid.", "Slb CreateLoadBalancerHTTPListener")
	ErrForwardExists          = apierr.New(400, "ListenerForwardExist", "Another listener forwards to this one and has to go first.", "Slb DeleteLoadBalancerListener")
	ErrForwarding             = apierr.New(400, "Operation.NotAllowed", "A listener that forwards has no settings of its own.", "Slb SetLoadBalancerHTTPListenerAttribute")
	ErrListenerProtocol       = apierr.New(400, "IllegalParam.ListenerProtocol", "ListenerProtocol is tcp, udp, http or https.", "Slb DescribeLoadBalancerListeners")
	ErrListenerToken          = apierr.New(400, "IllegalParam.NextToken", "The specified NextToken is not one that was handed out.", "Slb DescribeLoadBalancerListeners")

	ErrNoBackend         = apierr.New(400, "MissingParameter", "BackendServerPort or VServerGroupId is required.", "Slb CreateLoadBalancerTCPListener")
	ErrTwoGroups         = apierr.New(400, "Abs.VServerGroupIdAndMasterSlaveServerGroupId.MissMatch", "A listener has a vServer group or a master-slave group, not both.", "Slb CreateLoadBalancerTCPListener")
	ErrGroupOfListener   = apierr.New(400, "InvalidParam.VServerGroupId", "The specified group is not one of this load balancer.", "Slb CreateLoadBalancerTCPListener")
	ErrNoSuchGroup       = apierr.New(400, "ResourceNotFound.VServerGroup", "The specified VServerGroupId does not exist.", "Slb CreateLoadBalancerTCPListener")
	ErrMasterSlaveHTTP   = apierr.New(400, "InvalidParameter.VServerGroupId", "The MasterSlaveServerGroup can not be attached to HTTP or HTTPS listener.", "Slb CreateLoadBalancerHTTPListener")
	ErrGroupMissing      = apierr.New(400, "MissingParam.VServerGroupId", "The parameter VServerGroupId is missing.", "Slb SetLoadBalancerTCPListenerAttribute")
	ErrGroupNotClosable  = apierr.New(400, "OperationFailed.ServerGroupInUse", "The listener has no backend port, so it cannot do without its group.", "Slb SetLoadBalancerTCPListenerAttribute")
	ErrHealthMasterSlave = apierr.New(400, "OperationDenied.HealthCheckClosedForMasterSlaveMode", "A master-slave group needs the health check.", "Slb CreateLoadBalancerTCPListener")
	ErrHealthRequest     = apierr.New(400, "InvalidParamLength.HealthCheckReq", "HealthCheckReq has at most 64 letters and digits.", "Slb CreateLoadBalancerUDPListener")
	ErrHealthExpect      = apierr.New(400, "InvalidParamLength.HealthCheckExp", "HealthCheckExp has at most 64 letters and digits.", "Slb CreateLoadBalancerUDPListener")
	ErrIdleTimeout       = apierr.New(400, "InvalidParameter.IdleTimeout", "The specified IdleTimeout exceeds the limit: it is 1 to 60 seconds.", "Slb CreateLoadBalancerHTTPListener")
	ErrRequestTimeout    = apierr.New(400, "InvalidParameter.RequestTimeout", "The specified RequestTimeout exceeds the limit: it is 1 to 180 seconds.", "Slb CreateLoadBalancerHTTPListener")

	ErrListenerACLNotFound  = apierr.New(400, "AclNotExist", "Acl does not exist.", "Slb CreateLoadBalancerTCPListener")
	ErrListenerACLVersion   = apierr.New(400, "IpVersionConflict", "The IP versions of the load balancer and of the Acl differ.", "Slb CreateLoadBalancerTCPListener")
	ErrListenerACLs         = apierr.New(400, "QuotaLimitExceeds.AclAttachedToListener", "A listener has at most %d access control lists.", "Slb CreateLoadBalancerTCPListener")
	ErrCertificateMissing   = apierr.New(400, "MissingParam.ServerCertificates", "An HTTPS listener needs a server certificate.", "Slb CreateLoadBalancerHTTPSListener")
	ErrCertificateNotExist  = apierr.New(400, "CertificateNotExist", "The specified CertificateId does not exist.", "Slb CreateLoadBalancerHTTPSListener")
	ErrCertificateType      = apierr.New(400, "CertificateTypeMismatched", "The certificate is not of the type that is needed here.", "Slb CreateLoadBalancerHTTPSListener")
	ErrCipherPolicyNotExist = apierr.New(400, "InvalidTLSPolicyId.NotExist", "The specified TLS cipher policy does not exist.", "Slb CreateLoadBalancerHTTPSListener")
	ErrSharedSpec           = apierr.New(400, "InvalidParameter.SpecNotSupport", "A load balancer of shared performance does not support the parameter: %s.", "Slb CreateLoadBalancerHTTPSListener")
	ErrWhiteListWithACL     = apierr.New(400, "Operation.NotAllowed", "The white list is disabled while an Acl is enabled.", "Slb AddListenerWhiteListItem")
	ErrWhiteListSourceItems = apierr.New(400, "InvalidParameter.SourceItems", "SourceItems are addresses or CIDR blocks other than 0.0.0.0 and 0.0.0.0/0; %q is not.", "Slb AddListenerWhiteListItem")
)
