package ecs_test

import (
	"strings"
	"testing"
)

func TestCommandLife(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	id := n.OK("Ecs CreateCommand", "Name", "greet", "Type", "RunShellScript", "CommandContent", "ZWNobyB7e25hbWV9fQ==", "EnableParameter", "true").Get("CommandId")
	a := n.OK("Ecs DescribeCommands", "CommandId", id)
	for path, want := range map[string]string{
		"Name": "greet", "Timeout": "60", "CommandContent": "ZWNobyB7e25hbWV9fQ==", "EnableParameter": "true", "ParameterNames.ParameterName.0": "name", "Type": "RunShellScript",
	} {
		if got := a.Get("Commands.Command.0." + path); got != want {
			t.Errorf("%s = %q, want %q", path, got, want)
		}
	}
	if got := n.OK("Ecs DescribeCommands", "ContentEncoding", "PlainText").Get("Commands.Command.0.CommandContent"); got != "echo {{name}}" {
		t.Errorf("plain content = %q", got)
	}
	if got := n.OK("Ecs DescribeCommands", "Provider", "AlibabaCloud").Get("TotalCount"); got != "0" {
		t.Errorf("%s public commands", got)
	}
	n.OK("Ecs ModifyCommand", "CommandId", id, "Name", "greeting", "Timeout", "120")
	if a := n.OK("Ecs DescribeCommands", "Name", "greeti*", "MaxResults", "10"); a.Get("Commands.Command.0.Timeout") != "120" {
		t.Errorf("after the change: %s", a.Body)
	}
	n.Refused("ActionNotEmulated", "Ecs InvokeCommand", "CommandId", id)
	n.OK("Ecs DeleteCommand", "CommandId", id)
	n.Refused("InvalidCmdId.NotFound", "Ecs DeleteCommand", "CommandId", id)
	n.Refused("InvalidCmdId.NotFound", "Ecs ModifyCommand", "CommandId", id)
}

func TestCreateCommandRefusals(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	base := []string{"Name", "x", "Type", "RunShellScript", "ContentEncoding", "PlainText", "EnableParameter", "true", "CommandContent"}
	for content, code := range map[string]string{
		"{{}}": "CmdParam.EmptyKey", "{{a b}}": "CmdParam.InvalidParamName", "{{" + strings.Repeat("a", 65) + "}}": "CmdParamName.ExceedLimit",
		strings.Repeat("x", 18<<10): "CmdContent.ExceedLimit",
	} {
		n.Refused(code, "Ecs CreateCommand", append(base[:len(base):len(base)], content)...)
	}
	n.Refused("CmdContent.DecodeError", "Ecs CreateCommand", "Name", "x", "Type", "RunShellScript", "CommandContent", "echo!")
	n.Refused("InvalidCmdType.NotFound", "Ecs CreateCommand", "Name", "x", "Type", "RunPerl", "CommandContent", "eA==")
	n.Refused("CmdName.ExceedLimit", "Ecs CreateCommand", "Name", strings.Repeat("x", 129), "Type", "RunShellScript", "CommandContent", "eA==")
}
