package oss

import (
	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// The bandwidth in Gbit/s that the service gives to an account in a region of the Chinese mainland (OSS documents, Limits).
const accountBandwidth = 10

// UserQos are the limits of an account: what the documents promise, and no limit on requests.
func UserQos(region string) *wire.UserQosConfiguration {
	total, none := accountBandwidth, -1
	return &wire.UserQosConfiguration{Region: region, QosLimits: wire.QosLimits{
		TotalUploadBandwidth: &total, IntranetUploadBandwidth: &none, ExtranetUploadBandwidth: &none,
		TotalDownloadBandwidth: &total, IntranetDownloadBandwidth: &none, ExtranetDownloadBandwidth: &none,
		TotalQps: &none, IntranetQps: &none, ExtranetQps: &none,
	}}
}

// qosDocument is the name under which the limits of a bucket are kept.
const qosDocument = "qosInfo"

// SetQos limits what goes into and out of a bucket.
func SetQos(tx *world.Tx, bucket string, doc *wire.QosConfiguration) error {
	if err := CheckQos(doc); err != nil {
		return err
	}
	if err := KeepDocument(tx, bucket, qosDocument, doc); err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Limited = true; return nil })
}

// DropQos takes the limits of a bucket away.
func DropQos(tx *world.Tx, bucket string) error {
	if err := DropDocument(tx, bucket, qosDocument); err != nil {
		return err
	}
	return ChangeBucket(tx, bucket, func(b *world.Bucket) error { b.Limited = false; return nil })
}

// Limits are those of a bucket on a side: for everything, and for what comes from the intranet or from outside of it. A
// number below zero is no limit, zero lets nothing through.
type Limits struct{ Upload, Download, Requests [2]int }

// LimitsOf reads the limits of a bucket on one of its sides.
func LimitsOf(tx *world.Tx, bucket string, intranet bool) (l Limits, err error) {
	var doc wire.QosConfiguration
	if _, err := ReadDocument(tx, bucket, qosDocument, &doc); err != nil {
		return l, err
	}
	side := func(total, inside, outside *int) [2]int {
		part := outside
		if intranet {
			part = inside
		}
		return [2]int{limit(total), limit(part)}
	}
	l.Upload = side(doc.TotalUploadBandwidth, doc.IntranetUploadBandwidth, doc.ExtranetUploadBandwidth)
	l.Download = side(doc.TotalDownloadBandwidth, doc.IntranetDownloadBandwidth, doc.ExtranetDownloadBandwidth)
	l.Requests = side(doc.TotalQps, doc.IntranetQps, doc.ExtranetQps)
	return l, nil
}

func limit(n *int) int {
	if n == nil {
		return -1
	}
	return *n
}

// CheckQos refuses limits of a bucket above those of its account, fills in what was left out with "no limit", and
// refuses a part above its whole.
func CheckQos(doc *wire.QosConfiguration) error {
	none := -1
	for _, f := range []struct{ total, intranet, extranet **int }{
		{&doc.TotalUploadBandwidth, &doc.IntranetUploadBandwidth, &doc.ExtranetUploadBandwidth},
		{&doc.TotalDownloadBandwidth, &doc.IntranetDownloadBandwidth, &doc.ExtranetDownloadBandwidth},
		{&doc.TotalQps, &doc.IntranetQps, &doc.ExtranetQps},
	} {
		for _, limit := range []**int{f.total, f.intranet, f.extranet} {
			if *limit == nil {
				*limit = &none
			}
			if **limit < -1 || **f.total >= 0 && **limit > **f.total {
				return wire.ErrInvalidArgument.Saying("A limit is above the one that it is a part of, or no limit at all.")
			}
		}
	}
	if *doc.TotalUploadBandwidth > accountBandwidth || *doc.TotalDownloadBandwidth > accountBandwidth {
		return wire.ErrInvalidArgument.Saying("The bandwidth of the bucket is above that of the account.")
	}
	return nil
}
