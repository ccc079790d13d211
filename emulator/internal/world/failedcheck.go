package world

import (
	"strconv"
	"time"
)

// Health of a server, as a listener sees it (Slb DescribeHealthStatus).
const (
	HealthNormal      = "normal"
	HealthAbnormal    = "abnormal"
	HealthUnavailable = "unavailable"
)

// FailedCheck says that a server fails the health check of a listener or of a forwarding rule. A server without one is
// well as far as checks go, so that nothing is written while everything works.
type FailedCheck struct {
	ID string
	// Checker is the id of the listener or rule whose check it is.
	Checker string
	Server  string
	Port    int
	Since   time.Time
	// Why is one sentence for a person.
	Why string
}

// FailedCheckID names the check of a server by a listener or a rule. The server's port is the one that traffic goes to.
func FailedCheckID(checker string, s Backend) string {
	id := checker + "/" + s.Server + ":" + strconv.Itoa(s.Port)
	if s.IP.IsValid() {
		id += "/" + s.IP.String()
	}
	return id
}

// HealthOf tells how a server is that a listener, or one of its rules when that is not nil, has behind it, and why. It is
// what the balancer goes by, what DescribeHealthStatus answers and what reachability is decided by. The server's port has to
// be set. Where no process is registered for the port that the check asks, nothing can be measured: the server is well while
// its instance runs (A0340).
func (tx *Tx) HealthOf(b *LoadBalancer, l *Listener, rule *ForwardingRule, s Backend) (health, why string, err error) {
	checker, check := l.Check(rule)
	if b.Status != BalancerActive || l.Status != ListenerRunning {
		return HealthUnavailable, "the listener does not run", nil
	}
	if !check.On {
		return HealthUnavailable, "the health check is off", nil
	}
	i, err := tx.MachineOf(s)
	if err != nil {
		return "", "", err
	}
	if i == nil || i.Status != Running {
		return HealthAbnormal, "the instance does not run", nil
	}
	failed, err := tx.FailedChecks.Get(FailedCheckID(checker, s))
	if NotFound(err) {
		return HealthNormal, "", nil
	}
	if err != nil {
		return "", "", err
	}
	return HealthAbnormal, failed.Why, nil
}

// Check gives the health check that servers behind a listener, or behind one of its rules, get, and the id under which its
// results are kept: a rule has one of its own unless it says that the listener's holds.
func (l *Listener) Check(rule *ForwardingRule) (checker string, check HealthCheck) {
	if rule != nil && !rule.Sync {
		return rule.ID, rule.Health
	}
	return l.ID, l.Health
}

// MachineOf finds the instance that a backend is or whose interface it is; nil when there is none (any more).
func (tx *Tx) MachineOf(s Backend) (*Instance, error) {
	id := s.Server
	if s.Type == BackendENI {
		eni, err := tx.NetworkInterfaces.Get(s.Server)
		if NotFound(err) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		id = eni.Instance
	}
	i, err := tx.Instances.Get(id)
	if NotFound(err) {
		return nil, nil
	}
	return i, err
}
