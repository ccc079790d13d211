package oss

import "github.com/ringfence-dev/ringfence/api/apierr"

const docSelect = "OSS API reference, SelectObject"

// What SelectObject refuses of a request. What it refuses of a statement or of data has codes that come with the refusal.
var (
	ErrSelectSQL             = apierr.New(400, "InvalidSqlParameter", "The statement is empty, too long or not in Base64.", docSelect)
	ErrSelectCompression     = apierr.New(400, "UnsupportedCompressionFormat", "The compression must be None or GZIP.", docSelect)
	ErrSelectInputRecord     = apierr.New(400, "InvalidInputRecordDelimiter", "The record delimiter of the input is not one or two bytes in Base64.", docSelect).Detail("EC", "0016-00000829")
	ErrSelectInputField      = apierr.New(400, "InvalidInputFieldDelimiter", "The field delimiter of the input is not one byte in Base64.", docSelect)
	ErrSelectInputQuote      = apierr.New(400, "InvalidInputQuote", "The quote of the input is not one byte in Base64.", docSelect)
	ErrSelectComment         = apierr.New(400, "InvalidCommentCharacter", "The comment character is not one byte in Base64.", docSelect)
	ErrSelectOutputRecord    = apierr.New(400, "InvalidOutputRecordDelimiter", "The record delimiter of the output is not one or two bytes in Base64.", docSelect)
	ErrSelectOutputField     = apierr.New(400, "InvalidOutputFieldDelimiter", "The field delimiter of the output is not one byte in Base64.", docSelect).Detail("EC", "0016-00000828")
	ErrSelectRange           = apierr.New(400, "InvalidRange", "The range must be line-range=a-b or split-range=a-b.", docSelect).Detail("EC", "0016-00000817")
	ErrSelectMaxSkipped      = apierr.New(400, "InvalidMaxSkippedRecordsAllowed", "MaxSkippedRecordsAllowed must be a number.", docSelect)
	ErrSelectMetaUnavailable = apierr.New(400, "SelectCsvMetaUnavailable", "A range needs the meta of CreateSelectObjectMeta.", docSelect)
	ErrSelectParameters      = apierr.New(400, "InvalidOSSSelectParameters", "EnablePayloadCrc and OutputRawData exclude each other.", docSelect)
	// ErrSelect is a refusal of a statement or of data; its code is that of selectql.
	ErrSelect = apierr.New(400, "SqlSyntaxError", "The statement is not valid.", docSelect)
)
