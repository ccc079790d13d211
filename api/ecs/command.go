package ecs

import "github.com/ringfence-dev/ringfence/api/rpc"

// CreateCommandRequest is what CreateCommand takes.
type CreateCommandRequest struct {
	RegionId        string `rpc:",required"`
	Name            string `rpc:",required"`
	Description     string
	Type            string `rpc:",required"`
	CommandContent  string `rpc:",required"`
	WorkingDir      string
	Timeout         int64
	EnableParameter bool
	ContentEncoding string
	ResourceGroupId string
	Tag             []rpc.Tag `rpc:",maxitems=21"`
}

// CreateCommandResponse is what CreateCommand answers.
type CreateCommandResponse struct {
	CommandId string
}

// DescribeCommandsRequest is what DescribeCommands takes.
type DescribeCommandsRequest struct {
	RegionId        string `rpc:",required"`
	Provider        string
	CommandId       string
	Name            string
	Description     string
	Type            string
	ContentEncoding string
	PageNumber      int64 `rpc:",min=1,bad=InvalidParam.PageNumber,default=1"`
	PageSize        int64 `rpc:",min=1,max=50,bad=InvalidParam.PageSize,default=10"`
	MaxResults      int32 `rpc:",min=1,max=50,bad=InvalidParameter.MaxResults"`
	NextToken       string
	ResourceGroupId string
	Tag             []rpc.Tag  `rpc:",maxitems=21"`
	_               rpc.Unread `params:"Latest"`
}

// DescribeCommandsResponse is what DescribeCommands answers.
type DescribeCommandsResponse struct {
	PageSize   int64
	PageNumber int64
	TotalCount int64
	NextToken  string
	Commands   struct{ Command []Command }
}

// Command is part of the answer of DescribeCommands.
type Command struct {
	CreationTime         string
	Type                 string
	Timeout              int64
	InvokeTimes          int
	CommandId            string
	WorkingDir           string
	Description          string
	Version              int
	Provider             string
	CommandContent       string
	Category             string
	Latest               bool
	Name                 string
	EnableParameter      bool
	ResourceGroupId      string
	ParameterNames       struct{ ParameterName []string }
	ParameterDefinitions struct{ ParameterDefinition []ParameterDefinition }
	Tags                 struct{ Tag []DescribeCommandsTag }
}

// DescribeCommandsTag is part of the answer of DescribeCommands.
type DescribeCommandsTag struct {
	TagKey   string
	TagValue string
}

// ParameterDefinition is part of the answer of DescribeCommands.
type ParameterDefinition struct {
	Required       bool
	Description    string
	DefaultValue   string
	ParameterName  string
	PossibleValues struct{ PossibleValue []string }
}

// ModifyCommandRequest is what ModifyCommand takes.
type ModifyCommandRequest struct {
	RegionId    string `rpc:",required"`
	CommandId   string `rpc:",required"`
	Name        *string
	Description *string
	WorkingDir  *string
	Timeout     *int64
	_           rpc.Unread `params:"CommandContent"`
}

// ModifyCommandResponse is what ModifyCommand answers.
type ModifyCommandResponse struct{}

// DeleteCommandRequest is what DeleteCommand takes.
type DeleteCommandRequest struct {
	RegionId  string `rpc:",required"`
	CommandId string `rpc:",required"`
}

// DeleteCommandResponse is what DeleteCommand answers.
type DeleteCommandResponse struct{}
