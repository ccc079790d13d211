package server

import (
	"bytes"
	"errors"
	"net/http"
	"time"

	"github.com/ringfence-dev/ringfence/emulator/internal/audit"
	"github.com/ringfence-dev/ringfence/emulator/internal/oss"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// ossJob is what OSS does by itself for a bucket when its time has come. It runs after the errand's transaction, since
// it reads and writes bytes, which must not hold up the writers of the world.
type ossJob struct {
	s       *Server
	account world.Account
	region  regions.Region
	// subject is the bucket, or for an inventory bucket and inventory; at is the time for which it was planned.
	subject string
	at      time.Time
}

// retryAfter is when a job is done again that did not come to its end, because the process did.
const retryAfter = time.Hour

// ossErrand is a sort of job: what is done, and when again.
type ossErrand struct {
	run  func(ossJob) error
	next func(tx *world.Tx, subject string) (time.Time, error)
}

// planOSS says who does the errands of OSS.
func (s *Server) planOSS() {
	for name, errand := range map[string]ossErrand{
		oss.ErrandLog:       {ossJob.deliverLog, oss.NextLog},
		oss.ErrandInventory: {ossJob.takeInventory, oss.NextInventory},
		oss.ErrandReplicate: {ossJob.replicate, oss.NextReplication},
	} {
		s.world.OnErrand(name, s.later(name, errand))
	}
}

// later makes an errand of a job. Until the job has come to its end it is planned once more, in case the process ends.
func (s *Server) later(name string, errand ossErrand) world.Errand {
	return func(tx *world.Tx, subject, note string) error {
		j := ossJob{s: s, account: tx.Account, region: tx.Region, subject: subject, at: tx.Now()}
		retry := tx.Present().Add(retryAfter)
		if err := tx.Plan(retry, name, subject, note); err != nil {
			return err
		}
		tx.Afterwards(func() { j.do(name, retry, errand) })
		return nil
	}
}

// do does the job and plans the next one. A failure is nobody's answer: it is logged.
func (j ossJob) do(name string, retry time.Time, errand ossErrand) {
	err := errand.run(j)
	if err == nil {
		err = j.update(func(tx *world.Tx) error {
			planned, err := tx.Planned(name, j.subject)
			if err != nil || !planned.Equal(retry) { // it was planned anew meanwhile
				return err
			}
			next, err := errand.next(tx, j.subject)
			if err != nil || next.IsZero() {
				return errors.Join(err, tx.Unplan(name, j.subject))
			}
			return tx.Plan(next, name, j.subject, "")
		})
	}
	if err != nil {
		j.s.dispatcher.Note(audit.Event{
			Time: j.at, Product: "Oss", Action: name, Resources: []string{j.subject}, Account: j.account.ID, Region: j.region.ID,
			Verdict: audit.Failed, Status: http.StatusInternalServerError, Message: err.Error(),
		})
	}
}

func (j ossJob) view(verb func(*world.Tx) error) error {
	return j.s.world.View(j.account, j.region, verb)
}
func (j ossJob) update(verb func(*world.Tx) error) error {
	return j.s.world.Update(j.account, j.region, verb)
}

// deposit puts an object that OSS makes itself into a bucket of the same account and region, together with what else
// the transaction shall do; false from that leaves everything as it was.
func (j ossJob) deposit(bucket, key, contentType string, body []byte, sealed world.Encryption, also func(*world.Tx) (bool, error)) error {
	sealed, err := j.settled(bucket, sealed)
	if err != nil {
		return err
	}
	w, err := j.s.contents.Write(bytes.NewReader(body), sealed)
	if err != nil {
		return err
	}
	kept := false
	var freed []world.Segment
	err = j.update(func(tx *world.Tx) error {
		b, err := tx.Buckets.Get(bucket)
		if world.NotFound(err) {
			return nil
		}
		if err != nil {
			return err
		}
		if kept, err = also(tx); err != nil || !kept {
			return err
		}
		o := &world.Object{Key: key, Headers: map[string]string{"Content-Type": contentType}, StorageClass: oss.Standard, Encryption: sealed}
		w.Fill(o)
		freed, err = oss.PutObject(tx, b, o, false)
		return err
	})
	if err != nil || !kept {
		freed = []world.Segment{w.Segment}
	}
	_ = j.s.contents.Drop(freed...) // a blob that stays is swept at the next start
	return err
}

// settled is how OSS keeps what it puts into a bucket itself: as it was asked for, else as the default of the bucket says
// (A0462), under a master key of the place.
func (j ossJob) settled(bucket string, asked world.Encryption) (e world.Encryption, err error) {
	err = j.update(func(tx *world.Tx) error {
		b, err := tx.Buckets.Get(bucket)
		if world.NotFound(err) {
			return nil // and nothing will be kept there
		}
		if err != nil {
			return err
		}
		if e = asked; e.Algorithm == "" {
			e = b.Encryption
		}
		e, err = oss.Settle(tx, e)
		return err
	})
	return e, err
}
