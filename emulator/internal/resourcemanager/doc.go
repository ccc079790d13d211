// Package resourcemanager holds the verbs on resource groups, their tags and what is in them. The
// resource directory is not here.
package resourcemanager
