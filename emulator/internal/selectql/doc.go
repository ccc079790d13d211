// Package selectql runs the SQL of SelectObject over CSV and JSON: a statement and a stream in, a stream out. It reads
// record by record and keeps none; it knows neither objects nor frames.
package selectql
