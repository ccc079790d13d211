// Package regions is the law: what each region may do, and which document says so.
//
// The law is data (data/*.yaml, sources in sources.yaml), read once by Load and then only asked:
// Matrix.Decide answers a capability in a region, Matrix.Deployed a product, Matrix.Borders what
// the edge of the region's network lets through. Nothing here performs an action, keeps state,
// reads a clock or knows a wire format; a refusal is named by a reference such as
// "ecs/InvalidRegion.NotSupport", which the service that speaks for the product turns into its error.
// No other package compares region ids or clouds: a handler names a capability and the facts of its
// request, and this package alone knows what follows.
package regions
