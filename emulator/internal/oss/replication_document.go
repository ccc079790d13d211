package oss

import (
	"encoding/xml"
	"fmt"
	"strings"

	wire "github.com/ringfence-dev/ringfence/api/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// FindReplication reads a rule.
func FindReplication(tx *world.Tx, bucket, id string) (*world.ReplicationRule, error) {
	rule, err := tx.ReplicationRules(bucket).Get(id)
	if world.NotFound(err) {
		return nil, wire.ErrNoSuchReplicationRule.Detail("RuleId", id)
	}
	return rule, err
}

// SetTimeControl switches replication time control of a rule.
func SetTimeControl(tx *world.Tx, bucket string, doc *wire.ReplicationTimeControl) error {
	status := strings.ToLower(doc.RTC.Status)
	if status != "enabled" && status != "disabled" {
		return wire.ErrMalformedXML
	}
	rule, err := FindReplication(tx, bucket, doc.ID)
	if err != nil {
		return err
	}
	rule.TimeControl = status == "enabled"
	return tx.ReplicationRules(bucket).Put(rule)
}

// ReplicationDocument spells the rules of a bucket.
func ReplicationDocument(tx *world.Tx, bucket string) (*wire.ReplicationConfiguration, error) {
	doc := &wire.ReplicationConfiguration{}
	for rule, err := range tx.ReplicationRules(bucket).Each() {
		if err != nil {
			return nil, err
		}
		one, err := ruleDocument(tx, rule)
		if err != nil {
			return nil, err
		}
		doc.Rules = append(doc.Rules, *one)
	}
	if len(doc.Rules) == 0 {
		return nil, wire.ErrNoSuchReplicationConfiguration.Detail("BucketName", bucket)
	}
	return doc, nil
}

func ruleDocument(tx *world.Tx, rule *world.ReplicationRule) (*wire.ReplicationRule, error) {
	one := &wire.ReplicationRule{}
	if err := xml.Unmarshal([]byte(rule.Document), one); err != nil {
		return nil, err
	}
	one.Status = ruleStatus(tx, rule)
	if one.RTC != nil || rule.TimeControl {
		one.RTC = &wire.ReplicationSwitch{Status: strings.ToLower(Switch(rule.TimeControl))}
	}
	return one, nil
}

func ruleStatus(tx *world.Tx, rule *world.ReplicationRule) string {
	switch {
	case !rule.Ends.IsZero():
		return ruleClosing
	case rule.Ready.After(tx.Now()):
		return ruleStarting
	}
	return ruleDoing
}

// ReplicationProgress tells how far a rule got, or all rules when none is named.
func ReplicationProgress(tx *world.Tx, bucket, id string) (*wire.ReplicationProgress, error) {
	doc := &wire.ReplicationProgress{}
	for rule, err := range tx.ReplicationRules(bucket).Each() {
		if err != nil {
			return nil, err
		}
		if id != "" && rule.ID != id {
			continue
		}
		one, err := ruleDocument(tx, rule)
		if err != nil {
			return nil, err
		}
		progress := &wire.Progress{NewObject: wire.FormatTime(rule.Created)} // there was nothing to copy since
		if !rule.Copied.IsZero() {
			progress.NewObject = wire.FormatTime(rule.Copied)
		}
		if rule.Historical {
			progress.HistoricalObject = "1"
			if rule.Total > 0 {
				progress.HistoricalObject = share(rule.Done, rule.Total)
			}
		}
		doc.Rules = append(doc.Rules, wire.ReplicationProgressRule{
			ID: one.ID, PrefixSet: one.PrefixSet, Action: one.Action, Destination: one.Destination, Status: one.Status,
			HistoricalObjectReplication: one.HistoricalObjectReplication, Progress: progress,
		})
	}
	if len(doc.Rules) == 0 {
		if id != "" {
			return nil, wire.ErrNoSuchReplicationRule.Detail("RuleId", id)
		}
		return nil, wire.ErrNoSuchReplicationConfiguration.Detail("BucketName", bucket)
	}
	return doc, nil
}

// share spells a part of a whole in hundredths, and 1 for nothing less than the whole.
func share(done, total int) string {
	if done >= total {
		return "1"
	}
	return fmt.Sprintf("%.2f", float64(done*100/total)/100)
}
