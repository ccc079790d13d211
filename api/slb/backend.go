package slb

// AddBackendServersRequest is what AddBackendServers takes.
type AddBackendServersRequest struct {
	LoadBalancerId string `rpc:",required"`
	BackendServers string
}

// AddBackendServersResponse is what AddBackendServers answers.
type AddBackendServersResponse struct {
	LoadBalancerId string
	BackendServers struct {
		BackendServer []AddBackendServersBackendServer
	}
}

// AddBackendServersBackendServer is part of the answer of AddBackendServers.
type AddBackendServersBackendServer struct {
	Type        string
	Weight      string
	Description string
	ServerId    string
}

// SetBackendServersRequest is what SetBackendServers takes.
type SetBackendServersRequest struct {
	LoadBalancerId string `rpc:",required"`
	BackendServers string
}

// SetBackendServersResponse is what SetBackendServers answers.
type SetBackendServersResponse struct {
	LoadBalancerId string
	BackendServers struct {
		BackendServer []AddBackendServersBackendServer
	}
}

// RemoveBackendServersRequest is what RemoveBackendServers takes.
type RemoveBackendServersRequest struct {
	LoadBalancerId string `rpc:",required"`
	BackendServers string `rpc:",required"`
}

// RemoveBackendServersResponse is what RemoveBackendServers answers.
type RemoveBackendServersResponse struct {
	LoadBalancerId string
	BackendServers struct {
		BackendServer []RemoveBackendServersBackendServer
	}
}

// RemoveBackendServersBackendServer is part of the answer of RemoveBackendServers.
type RemoveBackendServersBackendServer struct {
	Type        string
	Weight      int
	Description string
	ServerId    string
}
