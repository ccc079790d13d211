// Package sts says who is calling and hands out temporary keys for a role.
package sts
