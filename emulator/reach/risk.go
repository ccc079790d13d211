package reach

import (
	"fmt"
	"slices"
	"strings"
)

// ossByProxy is the rule of the government cloud that its OSS is for its own network, and that a reverse proxy on an
// instance behind a load balancer is the way to serve its objects to the internet: meant now and then, a leak else.
const ossByProxy = "G4-oss-by-proxy"

// proxyRisks finds the buckets of the government cloud that the internet does not reach but could by a proxy: where a
// way in leads to an instance that reaches them.
func (e *Engine) proxyRisks(from string, found []*reached) []Risk {
	risks := []Risk{}
	if !strings.HasPrefix(from, "internet") {
		return risks
	}
	shut := e.shutBuckets(from)
	s := newSolver()
	for _, r := range found {
		for _, w := range r.ways {
			if w.path.Delivery.Kind != ToListener {
				continue
			}
			for _, server := range e.serversOf(w.path.Delivery) {
				for _, bucket := range shut[w.path.Delivery.Region] {
					if e.opens(s, "ecs:"+server, "oss:"+bucket) {
						risks = append(risks, proxyRisk(r.to, server, bucket))
					}
				}
			}
		}
	}
	slices.SortFunc(risks, func(a, b Risk) int {
		return strings.Compare(a.Target+" "+strings.Join(a.Through, " "), b.Target+" "+strings.Join(b.Through, " "))
	})
	return slices.CompactFunc(risks, func(a, b Risk) bool { return a.Target == b.Target && slices.Equal(a.Through, b.Through) })
}

func proxyRisk(to, server, bucket string) Risk {
	return Risk{
		Rule: ossByProxy, Through: []string{to, "ecs:" + server}, Target: "oss:" + bucket,
		Why: fmt.Sprintf("the internet does not reach bucket %s, but it reaches instance %s by %s, and a reverse proxy there can pass the objects on", bucket, server, to),
	}
}

// shutBuckets lists, by region of the government cloud, the buckets that a vantage does not reach.
func (e *Engine) shutBuckets(from string) map[string][]string {
	s, shut := newSolver(), map[string][]string{}
	for _, site := range e.land.Sites {
		for _, b := range site.Buckets {
			if e.cloudOf(site.Region) == "gov" && !e.opens(s, from, "oss:"+b.Name) {
				shut[site.Region] = append(shut[site.Region], b.Name)
			}
		}
	}
	return shut
}

func (e *Engine) cloudOf(region string) string {
	for _, r := range e.land.Regions {
		if r.ID == region {
			return r.Cloud
		}
	}
	return ""
}

// opens says whether anything passes on any path.
func (e *Engine) opens(s *solver, from, to string) bool {
	r, err := e.reached(s, from, to, Everything())
	return err == nil && len(r.ways) > 0
}

// serversOf lists the instances behind a listener that take traffic.
func (e *Engine) serversOf(d Delivery) []string {
	var servers []string
	for _, site := range e.land.Sites {
		for _, balancer := range site.LoadBalancers {
			if balancer.ID != d.ID {
				continue
			}
			for _, l := range balancer.Listeners {
				if d.Listener != "" && l.ID != d.Listener {
					continue
				}
				for _, b := range l.Backends {
					if b.Healthy && b.Weight > 0 {
						servers = append(servers, site.instanceOf(b.Server))
					}
				}
			}
		}
	}
	slices.Sort(servers)
	return slices.Compact(slices.DeleteFunc(servers, func(id string) bool { return id == "" }))
}

// instanceOf finds the instance of a server that may be named by its interface.
func (s *Site) instanceOf(server string) string {
	for _, i := range s.Interfaces {
		if i.ID == server {
			return i.Instance
		}
	}
	return server
}
