package oss

import (
	"crypto/md5"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"regexp"
	"strconv"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/store"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// Where an access point is used from.
const (
	OriginInternet = "internet"
	OriginVPC      = "vpc"
)

// Suffixes of the names that stand in hosts in place of a bucket's.
const (
	pointSuffix   = "-ossalias"
	processSuffix = "-opapalias"
)

// aliasName is how much of an access point's name its alias begins with: a label of a host has 63 characters (A0241).
const aliasName = 20

// Limits of access points (OSS documents, Access points).
const (
	maxAccessPoints = 1000
	maxBucketPoints = 100
)

var pointName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$`)

// CreateAccessPoint makes a further name of a bucket.
func CreateAccessPoint(tx *world.Tx, bucket string, doc *wire.CreateAccessPointConfiguration) (*world.AccessPoint, error) {
	p := &world.AccessPoint{Bucket: bucket, Origin: doc.NetworkOrigin}
	if !pointName.MatchString(doc.AccessPointName) {
		return nil, wire.ErrInvalidAccessPointName.Detail("AccessPointName", doc.AccessPointName)
	}
	switch doc.NetworkOrigin {
	case OriginInternet:
	case OriginVPC:
		if doc.VpcConfiguration == nil || doc.VpcConfiguration.VpcId == "" {
			return nil, wire.ErrMissingArgument.Detail("ArgumentName", "VpcId")
		}
		p.VPC = doc.VpcConfiguration.VpcId // need not exist: the Terraform provider's own test names any
	default:
		return nil, wire.ErrInvalidArgument.Detail("ArgumentName", "NetworkOrigin").Detail("ArgumentValue", doc.NetworkOrigin)
	}
	return p, addPoint(tx, p, doc.AccessPointName, pointSuffix)
}

func addPoint(tx *world.Tx, p *world.AccessPoint, name, suffix string) error {
	n, ofBucket := 0, 0
	for other, err := range tx.AccessPoints().Each() {
		if err != nil {
			return err
		}
		n++
		if other.Bucket == p.Bucket {
			ofBucket++
		}
	}
	if n >= tx.Quota("oss.accesspoints", maxAccessPoints) || ofBucket >= maxBucketPoints {
		return wire.ErrTooManyAccessPoints
	}
	sum := md5.Sum([]byte(tx.Account.ID + tx.Region.ID + name))
	p.ID, p.Name, p.CreatedAt, p.Status = name, name, tx.Now(), world.AccessPointCreating
	p.Alias = name[:min(len(name), aliasName)] + "-" + hex.EncodeToString(sum[:]) + suffix
	err := tx.AccessPoints().Insert(p)
	if errors.Is(err, store.ErrExists) {
		return wire.ErrAccessPointAlreadyExists.Detail("AccessPointName", name)
	}
	return err
}

// FindAccessPoint reads an access point of a bucket; process says which of the two sorts is meant.
func FindAccessPoint(tx *world.Tx, bucket, name string, process bool) (*world.AccessPoint, error) {
	absent := wire.ErrNoSuchAccessPoint
	if process {
		absent = wire.ErrNoSuchProcessPoint
	}
	p, err := tx.AccessPoints().Get(name)
	if err != nil && !world.NotFound(err) {
		return nil, err
	}
	if err != nil || p.Bucket != bucket || (p.Process != "") != process {
		return nil, absent.Detail("AccessPointName", name)
	}
	return p, nil
}

// IsAlias reports whether a name is that of an access point and not of a bucket.
func IsAlias(name string) bool {
	return strings.HasSuffix(name, pointSuffix) || strings.HasSuffix(name, processSuffix)
}

// FindAlias finds the access point that stands in a host in place of a bucket's name.
func FindAlias(tx *world.Tx, alias string) (*world.AccessPoint, error) {
	p, _, err := tx.AccessPointByAlias(alias)
	if world.NotFound(err) || err == nil && (p.Status == world.AccessPointDeleting) {
		return nil, wire.ErrNoSuchBucket.Detail("BucketName", alias)
	}
	return p, err
}

// ChangeAccessPoint reads an access point, lets change do its work, and stores it.
func ChangeAccessPoint(tx *world.Tx, bucket, name string, process bool, change func(*world.AccessPoint) error) error {
	p, err := FindAccessPoint(tx, bucket, name, process)
	if err != nil {
		return err
	}
	if err := change(p); err != nil {
		return err
	}
	return tx.AccessPoints().Put(p)
}

// SetPointPolicy replaces the policy of an access point.
func SetPointPolicy(tx *world.Tx, b *world.Bucket, name string, process bool, text string) error {
	return ChangeAccessPoint(tx, b.ID, name, process, func(p *world.AccessPoint) error {
		closed, err := Closed(tx, b)
		if err != nil {
			return err
		}
		if err := CheckPolicy(text, closed || p.BlockPublic); err != nil {
			return err
		}
		p.Policy = text
		return nil
	})
}

// DeleteAccessPoint ends an access point.
func DeleteAccessPoint(tx *world.Tx, bucket, name string, process bool) error {
	if !process {
		for other, err := range tx.AccessPoints().Each() {
			if err != nil {
				return err
			}
			if other.Process == name && other.Status != world.AccessPointDeleting {
				return wire.ErrAccessPointInUse.Detail("AccessPointName", name)
			}
		}
	}
	return ChangeAccessPoint(tx, bucket, name, process, func(p *world.AccessPoint) error {
		p.Status = world.AccessPointDeleting
		return nil
	})
}

// CreateProcessPoint makes an access point for object process in front of an access point.
func CreateProcessPoint(tx *world.Tx, bucket, name string, doc *wire.CreateAccessPointForObjectProcessConfiguration) (*world.AccessPoint, error) {
	if !pointName.MatchString(name) {
		return nil, wire.ErrInvalidAccessPointName.Detail("AccessPointName", name)
	}
	if _, err := FindAccessPoint(tx, bucket, doc.AccessPointName, false); err != nil {
		return nil, err
	}
	p := &world.AccessPoint{Bucket: bucket, Origin: OriginInternet, Process: doc.AccessPointName, Anonymous: doc.AllowAnonymousAccessForObjectProcess == "true"}
	if err := configurePoint(p, doc.ObjectProcessConfiguration); err != nil {
		return nil, err
	}
	return p, addPoint(tx, p, name, processSuffix)
}

func configurePoint(p *world.AccessPoint, c wire.ObjectProcessConfiguration) error {
	if c.TransformationConfigurations == nil || len(c.TransformationConfigurations.TransformationConfiguration) == 0 {
		return wire.ErrMalformedXML
	}
	text, err := xml.Marshal(c)
	p.Configuration = string(text)
	return err
}

// ConfigureProcessPoint replaces what an access point for object process does.
func ConfigureProcessPoint(tx *world.Tx, bucket, name string, doc *wire.PutAccessPointConfigForObjectProcessConfiguration) error {
	return ChangeAccessPoint(tx, bucket, name, true, func(p *world.AccessPoint) error {
		if doc.PublicAccessBlockConfiguration != nil {
			p.BlockPublic = doc.PublicAccessBlockConfiguration.BlockPublicAccess
		}
		if doc.AllowAnonymousAccessForObjectProcess != "" {
			p.Anonymous = doc.AllowAnonymousAccessForObjectProcess == "true"
		}
		return configurePoint(p, doc.ObjectProcessConfiguration)
	})
}

// ProcessConfiguration spells what an access point for object process does.
func ProcessConfiguration(p *world.AccessPoint) (*wire.GetAccessPointConfigForObjectProcessResult, error) {
	doc := &wire.GetAccessPointConfigForObjectProcessResult{
		AllowAnonymousAccessForObjectProcess: strconv.FormatBool(p.Anonymous),
		PublicAccessBlockConfiguration:       wire.BlockedAccess{BlockPublicAccess: p.BlockPublic},
	}
	return doc, xml.Unmarshal([]byte(p.Configuration), &doc.ObjectProcessConfiguration)
}

// ListAccessPoints gives a page of the access points of one sort behind a token; without a bucket those of all.
func ListAccessPoints(tx *world.Tx, bucket, token string, limit int, process bool) (page []*world.AccessPoint, next string, err error) {
	for p, err := range tx.AccessPoints().After(token) {
		if err != nil {
			return nil, "", err
		}
		if bucket != "" && p.Bucket != bucket || (p.Process != "") != process {
			continue
		}
		if len(page) == limit {
			return page, page[limit-1].ID, nil
		}
		page = append(page, p)
	}
	return page, "", nil
}

// DefaultPoints is how many access points a page has when nothing is asked for.
const DefaultPoints = 100
