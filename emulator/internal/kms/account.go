package kms

import (
	wire "github.com/ringfence-dev/ringfence/api/kms"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// describeAccountStatus says that the service is open: an account of the emulator has every product that its region has.
func describeAccountStatus(*world.Tx, *wire.DescribeAccountKmsStatusRequest) (*wire.DescribeAccountKmsStatusResponse, error) {
	return &wire.DescribeAccountKmsStatusResponse{AccountStatus: "Enabled"}, nil
}

// openService refuses to open what is open.
func openService(*world.Tx, *wire.OpenKmsServiceRequest) (*wire.OpenKmsServiceResponse, error) {
	return nil, wire.ErrOpened
}

// describeRegions lists the regions of the account's cloud in which KMS stands.
func describeRegions(tx *world.Tx, _ *wire.DescribeRegionsRequest) (*wire.DescribeRegionsResponse, error) {
	res := &wire.DescribeRegionsResponse{}
	for _, r := range tx.Matrix().VisibleRegions(tx.Account.Cloud) {
		if tx.Matrix().Deployed(r.ID, "kms").Allowed {
			res.Regions.Region = append(res.Regions.Region, wire.Region{RegionId: r.ID})
		}
	}
	return res, nil
}
