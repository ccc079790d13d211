package slb

import (
	"fmt"

	wire "github.com/ringfence-dev/ringfence/api/slb"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// uploadCACertificate keeps a certificate that clients of an HTTPS listener are checked with.
func uploadCACertificate(tx *world.Tx, req *wire.UploadCACertificateRequest) (*wire.UploadCACertificateResponse, error) {
	c, err := newCertificate(tx, req.CACertificate, req.CACertificateName, req.ResourceGroupId, req.Tag)
	if err != nil {
		return nil, err
	}
	c.Authority = true
	// Form of the id: time and region, as in the examples of the API; the number keeps two of one moment apart.
	c.ID = fmt.Sprintf("%x-%s-%010d", tx.Now().UnixMilli(), tx.Region.ID, tx.Serial())
	if err := tx.Certificates.Insert(c); err != nil {
		return nil, err
	}
	item := caCertificate(tx, c)
	return &wire.UploadCACertificateResponse{
		CACertificateId: item.CACertificateId, CACertificateName: item.CACertificateName, Fingerprint: item.Fingerprint, CommonName: item.CommonName,
		CreateTime: item.CreateTime, CreateTimeStamp: item.CreateTimeStamp, ExpireTime: item.ExpireTime, ExpireTimeStamp: item.ExpireTimeStamp,
		ResourceGroupId: item.ResourceGroupId,
	}, nil
}

// setCACertificateName renames a CA certificate.
func setCACertificateName(tx *world.Tx, req *wire.SetCACertificateNameRequest) (*wire.SetCACertificateNameResponse, error) {
	return &wire.SetCACertificateNameResponse{}, renameCertificate(tx, req.CACertificateId, req.CACertificateName, true)
}

// deleteCACertificate deletes a CA certificate that no listener uses.
func deleteCACertificate(tx *world.Tx, req *wire.DeleteCACertificateRequest) (*wire.DeleteCACertificateResponse, error) {
	return &wire.DeleteCACertificateResponse{}, removeCertificate(tx, req.CACertificateId, true)
}

// describeCACertificates lists CA certificates.
func describeCACertificates(tx *world.Tx, req *wire.DescribeCACertificatesRequest) (*wire.DescribeCACertificatesResponse, error) {
	res := &wire.DescribeCACertificatesResponse{}
	want := action.Wanted(req.Tag)
	err := eachOf(tx.Certificates.Each(), func(c *world.Certificate) error {
		if c.Authority && action.Same(req.CACertificateId, c.ID) && action.Same(req.ResourceGroupId, c.ResourceGroup) && c.HasTags(want) {
			res.CACertificates.CACertificate = append(res.CACertificates.CACertificate, caCertificate(tx, c))
		}
		return nil
	})
	return res, err
}

func caCertificate(tx *world.Tx, c *world.Certificate) wire.CACertificate {
	item := wire.CACertificate{
		CACertificateId: c.ID, CACertificateName: c.Name, RegionId: tx.Region.ID, ResourceGroupId: c.ResourceGroup,
		Fingerprint: c.Fingerprint, CommonName: c.CommonName,
		CreateTime: stamp(c.CreatedAt), CreateTimeStamp: c.CreatedAt.UnixMilli(), ExpireTime: stamp(c.ExpiresAt), ExpireTimeStamp: c.ExpiresAt.UnixMilli(),
	}
	item.Tags.Tag = listTagsOf(&c.Meta)
	return item
}
