package ecs

import (
	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// How the owner of an image is called from where the account stands (Ecs DescribeImages ImageOwnerAlias).
const (
	ownerSystem = "system"
	ownerSelf   = "self"
	ownerOthers = "others"
)

// ownedImage is an image as an account sees it.
type ownedImage struct {
	*world.Image
	alias string
	// owner is the account id of the owner; empty for the cloud.
	owner string
}

// findImage finds an image that the account may use: the cloud's, its own, one that another account shares with it.
func findImage(tx *world.Tx, id string) (ownedImage, error) {
	if image, ok := systemImageOf(id); ok {
		return ownedImage{Image: image, alias: ownerSystem}, nil
	}
	image, scope, err := tx.Images.Anywhere(id)
	if world.NotFound(err) {
		return ownedImage{}, wire.ErrImageNotFound
	}
	if err != nil {
		return ownedImage{}, err
	}
	switch {
	case scope.Region != tx.Region.ID:
		return ownedImage{}, wire.ErrImageNotFound
	case scope.Account == tx.Account.ID:
		return ownedImage{image, ownerSelf, scope.Account}, nil
	case sharedWith(image, tx.Account.ID):
		return ownedImage{image, ownerOthers, scope.Account}, nil
	}
	return ownedImage{}, wire.ErrImageNotFound
}

func sharedWith(image *world.Image, account string) bool {
	for _, a := range image.SharedWith {
		if a == account {
			return true
		}
	}
	return false
}

// ownImage finds an image that belongs to the account.
func ownImage(tx *world.Tx, id string) (*world.Image, error) {
	image, err := tx.Images.Get(id)
	if world.NotFound(err) {
		return nil, wire.ErrImageNotFound
	}
	return image, err
}

// visibleImages lists every image that the account may use: its own, the newest first, those shared with it, the cloud's.
func visibleImages(tx *world.Tx) ([]ownedImage, error) {
	var own, all []ownedImage
	for image, err := range tx.Images.Each() {
		if err != nil {
			return nil, err
		}
		own = append(own, ownedImage{image, ownerSelf, tx.Account.ID})
	}
	for n := range own {
		all = append(all, own[len(own)-1-n])
	}
	for found, err := range tx.ImagesSharedWith.Each(tx.Account.ID) {
		if err != nil {
			return nil, err
		}
		if found.Scope.Region == tx.Region.ID {
			all = append(all, ownedImage{found.Record, ownerOthers, found.Scope.Account})
		}
	}
	for _, s := range systemImages {
		all = append(all, ownedImage{Image: s.image(), alias: ownerSystem})
	}
	return all, nil
}

// imageOfFamily is the newest available image of a family that the account may use.
func imageOfFamily(tx *world.Tx, family string) (ownedImage, error) {
	all, err := visibleImages(tx)
	if err != nil {
		return ownedImage{}, err
	}
	var newest ownedImage
	for _, image := range all {
		if image.Family == family && image.Status == world.Available && (newest.Image == nil || image.CreatedAt.After(newest.CreatedAt)) {
			newest = image
		}
	}
	if newest.Image == nil {
		return ownedImage{}, wire.ErrImageFamilyEmpty
	}
	return newest, nil
}
