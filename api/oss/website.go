package oss

import "encoding/xml"

// WebsiteConfiguration turns anonymous reads of a bucket into a web site.
type WebsiteConfiguration struct {
	XMLName       xml.Name       `xml:"WebsiteConfiguration"`
	IndexDocument *IndexDocument `xml:",omitempty"`
	ErrorDocument *ErrorDocument `xml:",omitempty"`
	RoutingRules  *RoutingRules  `xml:",omitempty"`
}

// IndexDocument is what a directory shows.
type IndexDocument struct {
	Suffix        string
	SupportSubDir *bool `xml:",omitempty"`
	Type          *int  `xml:",omitempty"`
}

// ErrorDocument is what a missing key shows.
type ErrorDocument struct {
	Key        string
	HttpStatus *int `xml:",omitempty"`
}

// RoutingRules redirect or mirror.
type RoutingRules struct {
	Rules []RoutingRule `xml:"RoutingRule"`
}

// RoutingRule is one of them.
type RoutingRule struct {
	RuleNumber *int              `xml:",omitempty"`
	Condition  *RoutingCondition `xml:",omitempty"`
	Redirect   *RoutingRedirect  `xml:",omitempty"`
	LuaConfig  *LuaConfig        `xml:",omitempty"`
}

// RoutingCondition says when a rule applies.
type RoutingCondition struct {
	KeyPrefixEquals             string            `xml:",omitempty"`
	KeySuffixEquals             string            `xml:",omitempty"`
	HttpErrorCodeReturnedEquals *int              `xml:",omitempty"`
	IncludeHeader               []HeaderCondition `xml:"IncludeHeader"`
}

// HeaderCondition asks for a header.
type HeaderCondition struct {
	Key        string
	Equals     string `xml:",omitempty"`
	StartsWith string `xml:",omitempty"`
	EndsWith   string `xml:",omitempty"`
}

// LuaConfig names a script.
type LuaConfig struct{ Script string }

// RoutingRedirect says what a rule does.
type RoutingRedirect struct {
	RedirectType                   string            `xml:",omitempty"`
	PassQueryString                *bool             `xml:",omitempty"`
	MirrorURL                      string            `xml:",omitempty"`
	MirrorURLSlave                 string            `xml:",omitempty"`
	MirrorURLProbe                 string            `xml:",omitempty"`
	MirrorSNI                      *bool             `xml:",omitempty"`
	MirrorPassQueryString          *bool             `xml:",omitempty"`
	MirrorFollowRedirect           *bool             `xml:",omitempty"`
	MirrorCheckMd5                 *bool             `xml:",omitempty"`
	MirrorPassOriginalSlashes      *bool             `xml:",omitempty"`
	MirrorAllowVideoSnapshot       *bool             `xml:",omitempty"`
	MirrorAllowGetImageInfo        *bool             `xml:",omitempty"`
	MirrorAllowHeadObject          *bool             `xml:",omitempty"`
	MirrorUserLastModified         *bool             `xml:",omitempty"`
	MirrorSaveOssMeta              *bool             `xml:",omitempty"`
	MirrorSwitchAllErrors          *bool             `xml:",omitempty"`
	MirrorProxyPass                *bool             `xml:",omitempty"`
	MirrorUsingRole                *bool             `xml:",omitempty"`
	MirrorIsExpressTunnel          *bool             `xml:",omitempty"`
	MirrorAsyncStatus              *int              `xml:",omitempty"`
	MirrorRole                     string            `xml:",omitempty"`
	MirrorTunnelId                 string            `xml:",omitempty"`
	MirrorDstRegion                string            `xml:",omitempty"`
	MirrorDstVpcId                 string            `xml:",omitempty"`
	MirrorDstSlaveVpcId            string            `xml:",omitempty"`
	TransparentMirrorResponseCodes string            `xml:",omitempty"`
	MirrorHeaders                  *MirrorHeaders    `xml:",omitempty"`
	MirrorAuth                     *MirrorAuth       `xml:",omitempty"`
	MirrorTaggings                 *MirrorTaggings   `xml:",omitempty"`
	MirrorReturnHeaders            *ReturnHeaders    `xml:",omitempty"`
	MirrorMultiAlternates          *MirrorAlternates `xml:",omitempty"`
	Protocol                       string            `xml:",omitempty"`
	HostName                       string            `xml:",omitempty"`
	EnableReplacePrefix            *bool             `xml:",omitempty"`
	HttpRedirectCode               *int              `xml:",omitempty"`
	ReplaceKeyPrefixWith           *string           `xml:",omitempty"`
	ReplaceKeyWith                 *string           `xml:",omitempty"`
}

// MirrorHeaders says which headers reach the origin.
type MirrorHeaders struct {
	PassAll *bool `xml:",omitempty"`
	Pass    []string
	Remove  []string
	Set     []Tag `xml:"Set"`
}

// MirrorAuth signs requests to the origin.
type MirrorAuth struct {
	AuthType        string `xml:",omitempty"`
	Region          string `xml:",omitempty"`
	AccessKeyId     string `xml:",omitempty"`
	AccessKeySecret string `xml:",omitempty"`
}

// MirrorTaggings tags what was mirrored.
type MirrorTaggings struct {
	Taggings []Tag `xml:"Taggings"`
}

// ReturnHeaders sets headers of mirrored answers.
type ReturnHeaders struct {
	Headers []Tag `xml:"ReturnHeader"`
}

// MirrorAlternates lists further origins.
type MirrorAlternates struct {
	Alternates []MirrorAlternate `xml:"MirrorMultiAlternate"`
}

// MirrorAlternate is a further origin.
type MirrorAlternate struct {
	MirrorMultiAlternateNumber    int
	MirrorMultiAlternateURL       string
	MirrorMultiAlternateVpcId     string `xml:",omitempty"`
	MirrorMultiAlternateDstRegion string `xml:",omitempty"`
}
