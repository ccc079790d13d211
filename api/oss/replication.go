package oss

import "encoding/xml"

// ReplicationConfiguration holds the rules by which a bucket is copied to another location.
type ReplicationConfiguration struct {
	XMLName xml.Name          `xml:"ReplicationConfiguration"`
	Rules   []ReplicationRule `xml:"Rule"`
}

// ReplicationRule is one of them.
type ReplicationRule struct {
	ID                          string                `xml:",omitempty"`
	RTC                         *ReplicationSwitch    `xml:",omitempty"`
	PrefixSet                   *ReplicationPrefixes  `xml:",omitempty"`
	Action                      string                `xml:",omitempty"` // ALL, PUT, …
	Destination                 ReplicationTarget     `xml:"Destination"`
	Status                      string                `xml:",omitempty"` // starting, doing, closing
	HistoricalObjectReplication string                `xml:",omitempty"`
	SyncRole                    string                `xml:",omitempty"`
	SourceSelectionCriteria     *ReplicationSelection `xml:",omitempty"`
	EncryptionConfiguration     *ReplicaEncryption    `xml:",omitempty"`
}

// ReplicationSwitch is a thing that is enabled or disabled.
type ReplicationSwitch struct{ Status string }

// ReplicationPrefixes narrows a rule.
type ReplicationPrefixes struct{ Prefix []string }

// ReplicationTarget is where copies go.
type ReplicationTarget struct {
	Bucket       string
	Location     string
	TransferType string `xml:",omitempty"`
}

// ReplicationSelection says whether encrypted objects are copied.
type ReplicationSelection struct {
	SseKmsEncryptedObjects *ReplicationSwitch `xml:",omitempty"`
}

// ReplicaEncryption names the key of the copies.
type ReplicaEncryption struct{ ReplicaKmsKeyID string }

// ReplicationRules is the body of DeleteBucketReplication.
type ReplicationRules struct {
	XMLName xml.Name `xml:"ReplicationRules"`
	IDs     []string `xml:"ID"`
}

// ReplicationTimeControl is the body of PutBucketRtc; the root is that of a rule.
type ReplicationTimeControl struct {
	XMLName xml.Name `xml:"ReplicationRule"`
	RTC     ReplicationSwitch
	ID      string
}

// ReplicationLocation answers GetBucketReplicationLocation.
type ReplicationLocation struct {
	XMLName                        xml.Name            `xml:"ReplicationLocation"`
	Locations                      []string            `xml:"Location"`
	LocationTransferTypeConstraint *TransferConstraint `xml:",omitempty"`
	LocationRTCConstraint          *RTCConstraint      `xml:",omitempty"`
}

// TransferConstraint says which links lead to a location.
type TransferConstraint struct {
	Types []LocationTransferType `xml:"LocationTransferType"`
}

// LocationTransferType is one of them.
type LocationTransferType struct {
	Location      string
	TransferTypes struct{ Type []string }
}

// RTCConstraint lists the locations with replication time control.
type RTCConstraint struct{ Location []string }

// ReplicationProgress answers GetBucketReplicationProgress.
type ReplicationProgress struct {
	XMLName xml.Name                  `xml:"ReplicationProgress"`
	Rules   []ReplicationProgressRule `xml:"Rule"`
}

// ReplicationProgressRule is a rule with how far it got.
type ReplicationProgressRule struct {
	ID                          string
	PrefixSet                   *ReplicationPrefixes `xml:",omitempty"`
	Action                      string
	Destination                 ReplicationTarget
	Status                      string
	HistoricalObjectReplication string
	Progress                    *Progress `xml:",omitempty"`
}

// Progress is how far a rule got.
type Progress struct {
	HistoricalObject string
	NewObject        string
}
