package ram

// LoginProfile is how a user signs in at the console.
type LoginProfile struct {
	UserName              string
	PasswordResetRequired bool
	MFABindRequired       bool
	CreateDate            string
}

// CreateLoginProfileRequest is what CreateLoginProfile takes.
type CreateLoginProfileRequest struct {
	UserName              string `rpc:",required"`
	Password              string `rpc:",required"`
	PasswordResetRequired bool
	MFABindRequired       bool
}

// CreateLoginProfileResponse is what CreateLoginProfile answers.
type CreateLoginProfileResponse struct{ LoginProfile LoginProfile }

// GetLoginProfileRequest is what GetLoginProfile takes.
type GetLoginProfileRequest struct {
	UserName string `rpc:",required"`
}

// GetLoginProfileResponse is what GetLoginProfile answers.
type GetLoginProfileResponse struct{ LoginProfile LoginProfile }

// UpdateLoginProfileRequest is what UpdateLoginProfile takes.
type UpdateLoginProfileRequest struct {
	UserName              string `rpc:",required"`
	Password              string
	PasswordResetRequired *bool
	MFABindRequired       *bool
}

// UpdateLoginProfileResponse is what UpdateLoginProfile answers.
type UpdateLoginProfileResponse struct{}

// DeleteLoginProfileRequest is what DeleteLoginProfile takes.
type DeleteLoginProfileRequest struct {
	UserName string `rpc:",required"`
}

// DeleteLoginProfileResponse is what DeleteLoginProfile answers.
type DeleteLoginProfileResponse struct{}

// GetUserMFAInfoRequest is what GetUserMFAInfo takes.
type GetUserMFAInfoRequest struct {
	UserName string `rpc:",required"`
}

// GetUserMFAInfoResponse is what GetUserMFAInfo answers.
type GetUserMFAInfoResponse struct {
	MFADevice struct{ SerialNumber, Type string }
}

// UnbindMFADeviceRequest is what UnbindMFADevice takes.
type UnbindMFADeviceRequest struct {
	UserName string `rpc:",required"`
}

// UnbindMFADeviceResponse is what UnbindMFADevice answers.
type UnbindMFADeviceResponse struct {
	MFADevice struct{ SerialNumber string }
}
