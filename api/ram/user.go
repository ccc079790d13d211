package ram

// User is a user.
type User struct {
	UserId      string
	UserName    string
	DisplayName string
	MobilePhone string
	Email       string
	Comments    string
	CreateDate  string
}

// ChangedUser is a user with the moment of its last change.
type ChangedUser struct {
	User
	UpdateDate string
}

// CreateUserRequest is what CreateUser takes.
type CreateUserRequest struct {
	UserName    string `rpc:",required"`
	DisplayName string
	MobilePhone string
	Email       string
	Comments    string
}

// CreateUserResponse is what CreateUser answers.
type CreateUserResponse struct{ User User }

// GetUserRequest is what GetUser takes; without a name it is about the calling user.
type GetUserRequest struct{ UserName string }

// GetUserResponse is what GetUser answers.
type GetUserResponse struct{ User GetUserUser }

// GetUserUser is part of the answer of GetUser. Nobody signs in at a console here, so LastLoginDate stays empty.
type GetUserUser struct {
	ChangedUser
	LastLoginDate string
}

// UpdateUserRequest is what UpdateUser takes. What is not given stays as it is.
type UpdateUserRequest struct {
	UserName       string `rpc:",required"`
	NewUserName    *string
	NewDisplayName *string
	NewMobilePhone *string
	NewEmail       *string
	NewComments    *string
}

// UpdateUserResponse is what UpdateUser answers.
type UpdateUserResponse struct{ User ChangedUser }

// DeleteUserRequest is what DeleteUser takes.
type DeleteUserRequest struct {
	UserName string `rpc:",required"`
}

// DeleteUserResponse is what DeleteUser answers.
type DeleteUserResponse struct{}

// Marked is how lists are paged: from a marker on, so many at a time.
type Marked struct {
	Marker   string
	MaxItems int32 `rpc:",default=100,min=1,max=1000"`
}

// ListUsersRequest is what ListUsers takes.
type ListUsersRequest struct{ Marked }

// ListUsersResponse is what ListUsers answers.
type ListUsersResponse struct {
	IsTruncated bool
	Marker      string
	Users       struct{ User []ChangedUser }
}
