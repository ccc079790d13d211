package oss

import "encoding/xml"

// HTTPTime is how some documents write a time: as HTTP does.
const HTTPTime = "Mon, 02 Jan 2006 15:04:05 GMT"

// ResponseHeaderConfiguration hides headers of answers.
type ResponseHeaderConfiguration struct {
	XMLName xml.Name             `xml:"ResponseHeaderConfiguration"`
	Rules   []ResponseHeaderRule `xml:"Rule"`
}

// ResponseHeaderRule hides some headers of the answers to some operations.
type ResponseHeaderRule struct {
	Name        string
	Filters     ResponseHeaderFilters
	HideHeaders HiddenHeaders
}

// ResponseHeaderFilters lists operations.
type ResponseHeaderFilters struct {
	Operation []string
}

// HiddenHeaders lists headers.
type HiddenHeaders struct {
	Header []string
}

// UserQosConfiguration answers GetUserQosInfo.
type UserQosConfiguration struct {
	XMLName xml.Name `xml:"QoSConfiguration"`
	Region  string   `xml:",omitempty"`
	QosLimits
}
