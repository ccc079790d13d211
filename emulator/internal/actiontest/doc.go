// Package actiontest drives a product's verbs in a test: a world of its own, the real gates with signatures off,
// and golden files that say what a call answers.
//
// In Go:
//
//	b := actiontest.New(t, vpc.Service)            // account public, region cn-hangzhou, every state passes at once
//	vpc := b.OK("Vpc CreateVpc", "CidrBlock", "10.0.0.0/8").Get("VpcId")
//	b.Refused("InvalidVpcId.NotFound", "Vpc DeleteVpc", "VpcId", "vpc-nowhere")
//	fin := b.As("finance").In("cn-shanghai-finance-1")     // the same world, another caller
//	b.Call("Vpc DescribeVpcs")                     // an Answer, whatever it is
//
// Accounts are finance, finance-2, gov, public and microfinance, each certified for its cloud. With
// [NewSlow] transient states last until b.Advance(d).
//
// As golden files, one call
//
//	actiontest.Golden(t, vpc.Service)
//
// runs every testdata/*.txtar of the package as a subtest. A file reads
//
//	Why this case exists. A line "account: finance" or "region: cn-…" chooses the caller, "pace: slow" keeps
//	transient states until an advance.
//	-- world --
//	Vpc CreateVpc CidrBlock=10.0.0.0/8 VpcName='with blanks' > vpc=VpcId table=RouteTableId
//	advance 5s
//	as finance
//	in cn-hangzhou-finance
//	-- request --
//	Vpc DescribeVpcs VpcId=${vpc}
//	-- answer.json --
//	-- answer.xml --
//
// Each line of world is a call that must succeed; "> name=Path" saves a value of its answer by dotted path
// (Vpcs.Vpc.0.VpcId) for ${name} further on. Each line of request is a call whose whole answer (status, rules,
// body) is compared, in both formats, each in a fresh world. A file that needs only one format leaves the other
// section out. go test -update writes the answers; look at them before they are committed.
package actiontest
