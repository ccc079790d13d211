// Package tag reaches the tags of every product's resources by ARN. The tag actions that a product
// has of its own stand with the product.
package tag
