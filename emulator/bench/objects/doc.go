// Package objects measures OSS against its floor and its neighbours, in one run: a handler that hashes and keeps and does
// nothing else, in memory and on files; gofakes3; the emulator in memory, with a data directory, and with a data directory
// and fsync; and MinIO, which always waits for the disk, where there is a binary of it (RINGFENCE_MINIO, or minio in PATH).
//
// One client sends signed requests to all of them. A row is measured in five rounds, and every round goes through all
// stores, so that whatever else the machine does meets all alike; what is reported is the median of the five ratios. It is
// a module of its own, so that the neighbours are nobody's dependency. Run it with `make bench`.
package objects
