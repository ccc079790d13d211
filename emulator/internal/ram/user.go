package ram

import (
	"cmp"

	wire "github.com/ringfence-dev/ringfence/api/ram"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
)

// createUser makes a user, who may do nothing until a policy says so.
func createUser(tx *world.Tx, req *wire.CreateUserRequest) (*wire.CreateUserResponse, error) {
	if err := firstOf(userNames.check(req.UserName), texts(req.DisplayName, req.Comments)); err != nil {
		return nil, err
	}
	count, err := tx.RAMUsers.Count()
	if err != nil {
		return nil, err
	}
	exists, err := tx.RAMUsers.Has(req.UserName)
	switch {
	case err != nil:
		return nil, err
	case exists:
		return nil, wire.ErrUserExists
	case count >= tx.Quota("ram.users", quotaUsers):
		return nil, wire.ErrUserQuota
	}
	u := &world.RAMUser{
		Name: req.UserName, ID: tx.UserID(), DisplayName: req.DisplayName, Mobile: req.MobilePhone, Email: req.Email,
		Comments: req.Comments, CreatedAt: tx.Now(), UpdatedAt: tx.Now(),
	}
	return &wire.CreateUserResponse{User: userView(u)}, tx.RAMUsers.Insert(u)
}

func texts(display, comments string) error {
	return firstOf(atMost(display, 128, wire.ErrDisplayName), atMost(comments, maxComments, wire.ErrComments))
}

func user(tx *world.Tx, name string) (*world.RAMUser, error) {
	u, err := tx.RAMUsers.Get(name)
	if world.NotFound(err) {
		return nil, wire.ErrUserNotFound
	}
	return u, err
}

// getUser tells of a user; without a name of the one that calls.
func getUser(tx *world.Tx, req *wire.GetUserRequest) (*wire.GetUserResponse, error) {
	name := cmp.Or(req.UserName, tx.Caller.User)
	if name == "" {
		return nil, wire.ErrNoUser
	}
	u, err := user(tx, name)
	if err != nil {
		return nil, err
	}
	return &wire.GetUserResponse{User: wire.GetUserUser{ChangedUser: changedUser(u)}}, nil
}

// updateUser changes a user. A new name takes along what hangs on the old one.
func updateUser(tx *world.Tx, req *wire.UpdateUserRequest) (*wire.UpdateUserResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	given(&u.DisplayName, req.NewDisplayName)
	given(&u.Mobile, req.NewMobilePhone)
	given(&u.Email, req.NewEmail)
	given(&u.Comments, req.NewComments)
	if err := texts(u.DisplayName, u.Comments); err != nil {
		return nil, err
	}
	u.UpdatedAt = tx.Now()
	if req.NewUserName != nil && *req.NewUserName != u.Name {
		if err := renameUser(tx, u, *req.NewUserName); err != nil {
			return nil, err
		}
	}
	return &wire.UpdateUserResponse{User: changedUser(u)}, tx.RAMUsers.Put(u)
}

func renameUser(tx *world.Tx, u *world.RAMUser, name string) error {
	if err := userNames.check(name); err != nil {
		return err
	}
	if exists, err := tx.RAMUsers.Has(name); err != nil || exists {
		return firstOf(err, wire.ErrUserExists)
	}
	keys, err := keysOf(tx, u.Name)
	if err != nil {
		return err
	}
	for _, k := range keys {
		k.User = name
		if err := tx.AccessKeys.Put(k); err != nil {
			return err
		}
	}
	old := u.Name
	u.Name = name
	return tx.RAMUsers.Delete(old)
}

// deleteUser deletes a user of whom nothing is left (Ram DeleteUser).
func deleteUser(tx *world.Tx, req *wire.DeleteUserRequest) (*wire.DeleteUserResponse, error) {
	u, err := user(tx, req.UserName)
	if err != nil {
		return nil, err
	}
	keys, err := keysOf(tx, u.Name)
	switch {
	case err != nil:
		return nil, err
	case len(keys) > 0:
		return nil, wire.ErrUserHasKey
	case len(u.Groups) > 0:
		return nil, wire.ErrUserHasGroup
	case len(u.Attached) > 0:
		return nil, wire.ErrUserHasPolicy
	case u.Login != nil:
		return nil, wire.ErrUserHasLogin
	}
	return &wire.DeleteUserResponse{}, tx.RAMUsers.Delete(u.Name)
}

func listUsers(tx *world.Tx, req *wire.ListUsersRequest) (*wire.ListUsersResponse, error) {
	users, marker, err := page(tx.RAMUsers.Each(), req.Marked, func(u *world.RAMUser) string { return u.Name })
	res := &wire.ListUsersResponse{Marker: marker, IsTruncated: marker != ""}
	for _, u := range users {
		res.Users.User = append(res.Users.User, changedUser(u))
	}
	return res, err
}

func userView(u *world.RAMUser) wire.User {
	return wire.User{
		UserId: u.ID, UserName: u.Name, DisplayName: u.DisplayName, MobilePhone: u.Mobile, Email: u.Email, Comments: u.Comments,
		CreateDate: stamp(u.CreatedAt),
	}
}

func changedUser(u *world.RAMUser) wire.ChangedUser {
	return wire.ChangedUser{User: userView(u), UpdateDate: stamp(u.UpdatedAt)}
}
