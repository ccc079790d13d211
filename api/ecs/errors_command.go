package ecs

import "github.com/ringfence-dev/ringfence/api/apierr"

// What the actions on commands of Cloud Assistant refuse.
var (
	ErrCommandNotFound    = apierr.New(404, "InvalidCmdId.NotFound", "The specified command does not exist.", "Ecs ModifyCommand, DeleteCommand")
	ErrCommandType        = apierr.New(404, "InvalidCmdType.NotFound", "The type of a command is RunBatScript, RunPowerShellScript or RunShellScript.", "Ecs CreateCommand")
	ErrCommandBase64      = apierr.New(400, "CmdContent.DecodeError", "CommandContent is not base64.", "Ecs CreateCommand")
	ErrCommandSize        = apierr.New(403, "CmdContent.ExceedLimit", "CommandContent is longer than 18 KB in base64.", "Ecs CreateCommand")
	ErrCommandQuota       = apierr.New(403, "CmdCount.ExceedQuota", "The account has as many commands in this region as its quota allows.", "Ecs CreateCommand")
	ErrCommandName        = apierr.New(403, "CmdName.ExceedLimit", "The name of a command has at most 128 characters.", "Ecs CreateCommand")
	ErrCommandDescription = apierr.New(403, "CmdDesc.ExceedLimit", "The description of a command has at most 512 characters.", "Ecs CreateCommand")
	ErrCommandDir         = apierr.New(400, "InvalidParameter.WorkingDir", "WorkingDir has at most 200 characters.", "Ecs CreateCommand")
	ErrCommandParamEmpty  = apierr.New(400, "CmdParam.EmptyKey", "A parameter of the command has no name.", "Ecs CreateCommand")
	ErrCommandParamName   = apierr.New(400, "CmdParam.InvalidParamName", "The name of a parameter has letters, digits, hyphens and underscores.", "Ecs CreateCommand")
	ErrCommandParamLength = apierr.New(403, "CmdParamName.ExceedLimit", "The name of a parameter has at most 64 characters.", "Ecs CreateCommand")
	ErrCommandParamCount  = apierr.New(403, "CmdParamCount.ExceedLimit", "A command has at most 20 parameters.", "Ecs CreateCommand")
	ErrCommandsNextToken  = apierr.New(400, "InvalidParameter.NextToken", "The NextToken is not one that this action handed out.", "Ecs DescribeCommands")
)
