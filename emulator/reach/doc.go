// Package reach decides who reaches whom. It is pure: a [Landscape], which is everything about the world that decides,
// and a [Question] give a [Verdict] with the hops in order, the rule that decided at each, and why.
//
// The engine works in two steps. A question's two ends give the [Path]s between them: by an EIP, by a load balancer's
// listener, by a NAT gateway. A path is a series of [Control]s (border, firewall, route, network ACL, security group,
// listener, white list), and a control is a list of rules of which the first that matches decides. All controls of a
// path speak of one and the same [Header], that of the packet as it was sent: where a NAT gateway or a load balancer
// rewrites addresses or ports, the rules behind it are translated back when the path is laid.
//
// So one packet is judged by walking the controls (see [Engine.Reach]), all packets at once by intersecting them
// (see [Engine.Exposure]), and what stops a packet is always a control with a name.
package reach
