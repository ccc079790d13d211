// Package oss holds the verbs of object storage: functions of a transaction that keep what buckets, objects and
// multipart uploads are, and Contents, which keeps their bytes. Bytes are written before the transaction that points to
// them and dropped after the one that lets go of them, so a record never points into the void.
//
// The package knows nothing of HTTP: the door of package server reads requests, asks who calls and what the law says,
// and then calls a verb.
package oss
