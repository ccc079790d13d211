package regions_test

import (
	"fmt"

	"github.com/ringfence-dev/ringfence/regions"
)

// An image may leave Hangzhou's classic network for a bucket of the public type, and not for one of the intranet type.
func ExampleMatrix_Decide() {
	law, err := regions.Load()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, bucket := range []string{"public", "intranet"} {
		d := law.Decide("cn-hangzhou-finance", regions.ECSImageExport, regions.Facts{Network: "classic", BucketType: bucket, PeerCloud: "finance"})
		fmt.Printf("to a bucket of type %s: %v, by %s\n", bucket, d.Allowed, d.Rule.ID)
		fmt.Println("  ", law.Cite(d.Rule.Provenance))
	}
	// Output:
	// to a bucket of type public: true, by F4-image-export.supported
	//    Alibaba Cloud Finance Cloud solution: introduction to the Finance Cloud (金融云介绍), 2019-09-18, section 4: Limits of products, by venue
	// to a bucket of type intranet: false, by F4-image-export.intranet-bucket
	//    Alibaba Cloud Finance Cloud solution: introduction to the Finance Cloud (金融云介绍), 2019-09-18, section 4: Limits of products, by venue
}
