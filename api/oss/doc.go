// Package oss states the OSS contract: how a request is addressed, signed and named, which XML documents travel, and
// which errors there are. It holds no state and knows no region: what a host name means is asked of HostRules, and
// whether a secret is right is decided by Request.Verify with a secret that the caller looked up.
//
// OSS is the one product here that is not RPC, so it does not share api/rpc. A request is read in three steps:
//
//	req, err := oss.Parse(r, hosts)        // address, operation, the credentials that were shown
//	err = req.Verify(secret, now)          // only when req.Auth is not nil
//	err = oss.Decode(r.Body, limit, &doc)  // for the operations that carry a document
//
// An ambiguous address (a host that names a bucket and a path that seems to repeat it) gives several targets; the one
// whose signature verifies is the one meant, and Verify settles Bucket, Key and Op on it.
package oss
