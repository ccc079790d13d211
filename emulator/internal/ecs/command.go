package ecs

import (
	"encoding/base64"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	wire "github.com/ringfence-dev/ringfence/api/ecs"
	"github.com/ringfence-dev/ringfence/api/rpc"
	"github.com/ringfence-dev/ringfence/emulator/internal/action"
	"github.com/ringfence-dev/ringfence/emulator/internal/world"
	"github.com/ringfence-dev/ringfence/regions"
)

// commandActions keep commands of Cloud Assistant. None is ever run: instances here have no operating system, so
// InvokeCommand and RunCommand are refused by name.
var commandActions = []action.Action{
	action.Write("CreateCommand", regions.ECSInstance, createCommand),
	action.Read("DescribeCommands", regions.ECSInstance, describeCommands),
	action.Write("ModifyCommand", regions.ECSInstance, modifyCommand),
	action.Write("DeleteCommand", regions.ECSInstance, deleteCommand),
}

// Documented limits of commands (Ecs CreateCommand).
const (
	quotaCommands     = 500
	maxCommandContent = 18 << 10
	maxCommandName    = 128
	maxCommandText    = 512
	maxCommandDir     = 200
	maxCommandParams  = 20
	maxCommandParam   = 64
	commandTimeout    = 60
)

// plainText asks for content as it is; any other encoding is taken for base64, as documented.
const plainText = "PlainText"

// createCommand keeps a script.
func createCommand(tx *world.Tx, req *wire.CreateCommandRequest) (*wire.CreateCommandResponse, error) {
	content, err := commandContent(req)
	if err != nil {
		return nil, err
	}
	if err := checkNewCommand(tx, req); err != nil {
		return nil, err
	}
	have, err := tx.Commands.Count()
	if err != nil {
		return nil, err
	}
	if have >= tx.Quota("ecs.commands", quotaCommands) {
		return nil, wire.ErrCommandQuota
	}
	command := &world.Command{
		Meta: newMeta(tx, "c", req.Name, req.Description, req.ResourceGroupId, req.Tag),
		Type: req.Type, Content: content, WorkingDir: req.WorkingDir, Timeout: req.Timeout, EnableParameter: req.EnableParameter,
	}
	if command.Timeout <= 0 {
		command.Timeout = commandTimeout
	}
	if req.EnableParameter {
		if command.Parameters, err = commandParameters(content); err != nil {
			return nil, err
		}
	}
	return &wire.CreateCommandResponse{CommandId: command.ID}, tx.Commands.Insert(command)
}

func commandContent(req *wire.CreateCommandRequest) ([]byte, error) {
	content := []byte(req.CommandContent)
	if req.ContentEncoding != plainText {
		decoded, err := base64.StdEncoding.DecodeString(req.CommandContent)
		if err != nil {
			return nil, wire.ErrCommandBase64
		}
		content = decoded
	}
	if base64.StdEncoding.EncodedLen(len(content)) > maxCommandContent {
		return nil, wire.ErrCommandSize
	}
	return content, nil
}

func checkNewCommand(tx *world.Tx, req *wire.CreateCommandRequest) error {
	switch req.Type {
	case "RunShellScript", "RunBatScript", "RunPowerShellScript":
	default:
		return wire.ErrCommandType
	}
	if err := checkCommandTexts(req.Name, req.Description, req.WorkingDir); err != nil {
		return err
	}
	if err := checkNewTags(req.Tag); err != nil {
		return err
	}
	return checkResourceGroup(tx, req.ResourceGroupId)
}

func checkCommandTexts(name, description, dir string) error {
	switch {
	case utf8.RuneCountInString(name) > maxCommandName:
		return wire.ErrCommandName
	case utf8.RuneCountInString(description) > maxCommandText:
		return wire.ErrCommandDescription
	case utf8.RuneCountInString(dir) > maxCommandDir:
		return wire.ErrCommandDir
	}
	return nil
}

var (
	commandParameter     = regexp.MustCompile(`\{\{([^{}]*)\}\}`)
	commandParameterName = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
)

// commandParameters finds the custom parameters of a script, {{name}}, in order of their first use. Those whose name
// has a colon are the cloud's own and not listed.
func commandParameters(content []byte) ([]string, error) {
	var names []string
	for _, found := range commandParameter.FindAllSubmatch(content, -1) {
		name := strings.TrimSpace(string(found[1]))
		switch {
		case name == "":
			return nil, wire.ErrCommandParamEmpty
		case strings.Contains(name, ":"), slices.Contains(names, name):
			continue
		case !commandParameterName.MatchString(name):
			return nil, wire.ErrCommandParamName
		case len(name) > maxCommandParam:
			return nil, wire.ErrCommandParamLength
		}
		names = append(names, name)
	}
	if len(names) > maxCommandParams {
		return nil, wire.ErrCommandParamCount
	}
	return names, nil
}

// describeCommands lists the account's commands, by page or by token. Commands of a provider are the cloud's public
// ones, of which there are none here.
func describeCommands(tx *world.Tx, req *wire.DescribeCommandsRequest) (*wire.DescribeCommandsResponse, error) {
	res := &wire.DescribeCommandsResponse{}
	var page []*world.Command
	match := commandFilter(req)
	if req.MaxResults > 0 || req.NextToken != "" {
		var err error
		limit := rpc.TokenPaging{MaxResults: req.MaxResults}.Limit(10)
		page, res.NextToken, err = action.After(tx.Commands, req.NextToken, limit, func(c *world.Command) string { return c.ID }, match)
		if err != nil {
			return nil, wire.ErrCommandsNextToken
		}
	} else {
		paging := rpc.Paging{PageNumber: int32(min(req.PageNumber, math.MaxInt32)), PageSize: int32(req.PageSize)} //nolint:gosec // bounded
		found, total, err := action.Page(tx.Commands, paging, match)
		if err != nil {
			return nil, err
		}
		page, res.PageNumber, res.PageSize, res.TotalCount = found, req.PageNumber, req.PageSize, int64(total)
	}
	for _, command := range page {
		res.Commands.Command = append(res.Commands.Command, commandView(command, req.ContentEncoding == plainText))
	}
	return res, nil
}

func commandFilter(req *wire.DescribeCommandsRequest) func(*world.Command) bool {
	var f filters[world.Command]
	f.add(req.Provider != "", func(*world.Command) bool { return false })
	f.add(req.CommandId != "", func(c *world.Command) bool { return c.ID == req.CommandId })
	f.add(req.Name != "", func(c *world.Command) bool { return matches(req.Name, c.Name) })
	f.add(req.Description != "", func(c *world.Command) bool { return matches(req.Description, c.Description) })
	f.add(req.Type != "", func(c *world.Command) bool { return c.Type == req.Type })
	f.add(req.ResourceGroupId != "", func(c *world.Command) bool { return c.ResourceGroup == req.ResourceGroupId })
	f.add(len(req.Tag) > 0, func(c *world.Command) bool { return c.HasTags(action.Wanted(req.Tag)) })
	return f.match()
}

func commandView(c *world.Command, plain bool) wire.Command {
	view := wire.Command{
		CreationTime: rpc.TimeMinute(c.CreatedAt), Type: c.Type, Timeout: c.Timeout, InvokeTimes: c.InvokeTimes, CommandId: c.ID,
		WorkingDir: c.WorkingDir, Description: c.Description, Version: 1, CommandContent: base64.StdEncoding.EncodeToString(c.Content),
		Latest: true, Name: c.Name, EnableParameter: c.EnableParameter, ResourceGroupId: c.ResourceGroup,
	}
	if plain {
		view.CommandContent = string(c.Content)
	}
	view.ParameterNames.ParameterName = c.Parameters
	for _, t := range c.Tags {
		view.Tags.Tag = append(view.Tags.Tag, wire.DescribeCommandsTag{TagKey: t.Key, TagValue: t.Value})
	}
	return view
}

// modifyCommand changes a command's texts and timeout; its script stays.
func modifyCommand(tx *world.Tx, req *wire.ModifyCommandRequest) (*wire.ModifyCommandResponse, error) {
	command, err := tx.Commands.Get(req.CommandId)
	if err != nil {
		return nil, missing(err, wire.ErrCommandNotFound)
	}
	for _, field := range []struct{ to, from *string }{
		{&command.Name, req.Name}, {&command.Description, req.Description}, {&command.WorkingDir, req.WorkingDir},
	} {
		if field.from != nil {
			*field.to = *field.from
		}
	}
	if err := checkCommandTexts(command.Name, command.Description, command.WorkingDir); err != nil {
		return nil, err
	}
	if req.Timeout != nil && *req.Timeout > 0 {
		command.Timeout = *req.Timeout
	}
	return &wire.ModifyCommandResponse{}, tx.Commands.Put(command)
}

// deleteCommand forgets a command.
func deleteCommand(tx *world.Tx, req *wire.DeleteCommandRequest) (*wire.DeleteCommandResponse, error) {
	return &wire.DeleteCommandResponse{}, missing(tx.Commands.Delete(req.CommandId), wire.ErrCommandNotFound)
}
