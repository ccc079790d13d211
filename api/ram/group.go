package ram

// Group is a group of users.
type Group struct {
	GroupId    string
	GroupName  string
	Comments   string
	CreateDate string
}

// ChangedGroup is a group with the moment of its last change.
type ChangedGroup struct {
	Group
	UpdateDate string
}

// CreateGroupRequest is what CreateGroup takes.
type CreateGroupRequest struct {
	GroupName string `rpc:",required"`
	Comments  string
}

// CreateGroupResponse is what CreateGroup answers.
type CreateGroupResponse struct{ Group Group }

// GetGroupRequest is what GetGroup takes.
type GetGroupRequest struct {
	GroupName string `rpc:",required"`
}

// GetGroupResponse is what GetGroup answers.
type GetGroupResponse struct{ Group ChangedGroup }

// UpdateGroupRequest is what UpdateGroup takes. What is not given stays as it is.
type UpdateGroupRequest struct {
	GroupName    string `rpc:",required"`
	NewGroupName *string
	NewComments  *string
}

// UpdateGroupResponse is what UpdateGroup answers.
type UpdateGroupResponse struct{ Group ChangedGroup }

// DeleteGroupRequest is what DeleteGroup takes.
type DeleteGroupRequest struct {
	GroupName string `rpc:",required"`
}

// DeleteGroupResponse is what DeleteGroup answers.
type DeleteGroupResponse struct{}

// ListGroupsRequest is what ListGroups takes.
type ListGroupsRequest struct{ Marked }

// ListGroupsResponse is what ListGroups answers.
type ListGroupsResponse struct {
	IsTruncated bool
	Marker      string
	Groups      struct{ Group []ChangedGroup }
}

// AddUserToGroupRequest is what AddUserToGroup takes.
type AddUserToGroupRequest struct {
	UserName  string `rpc:",required"`
	GroupName string `rpc:",required"`
}

// AddUserToGroupResponse is what AddUserToGroup answers.
type AddUserToGroupResponse struct{}

// RemoveUserFromGroupRequest is what RemoveUserFromGroup takes.
type RemoveUserFromGroupRequest struct {
	UserName  string `rpc:",required"`
	GroupName string `rpc:",required"`
}

// RemoveUserFromGroupResponse is what RemoveUserFromGroup answers.
type RemoveUserFromGroupResponse struct{}

// ListGroupsForUserRequest is what ListGroupsForUser takes.
type ListGroupsForUserRequest struct {
	UserName string `rpc:",required"`
}

// ListGroupsForUserResponse is what ListGroupsForUser answers.
type ListGroupsForUserResponse struct {
	Groups struct{ Group []JoinedGroup }
}

// JoinedGroup is a group that a user is in.
type JoinedGroup struct {
	GroupId   string
	GroupName string
	Comments  string
	JoinDate  string
}

// ListUsersForGroupRequest is what ListUsersForGroup takes.
type ListUsersForGroupRequest struct {
	GroupName string `rpc:",required"`
	Marked
}

// ListUsersForGroupResponse is what ListUsersForGroup answers.
type ListUsersForGroupResponse struct {
	IsTruncated bool
	Marker      string
	Users       struct{ User []JoinedUser }
}

// JoinedUser is a user who is in a group.
type JoinedUser struct {
	UserName    string
	DisplayName string
	JoinDate    string
}
