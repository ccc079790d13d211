// Package reachtest is the isolation policy of the clouds as a table: one row says who reaches whom in which venue,
// and which rule decides. It is data, so that the engine and real sockets can be driven by the same rows: [Cases] name
// things of the worlds that [World] builds, and who builds such a world by API calls maps the names to its ids.
// It holds no law: the border rows come with the regions that a caller passes in.
package reachtest
