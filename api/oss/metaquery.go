package oss

import "encoding/xml"

// MetaQueryStatus answers GetMetaQueryStatus.
type MetaQueryStatus struct {
	XMLName    xml.Name `xml:"MetaQueryStatus"`
	State      string
	Phase      string
	CreateTime string
	UpdateTime string
}

// MetaQuery is the body of DoMetaQuery. Query and SimpleQuery are JSON, see [MetaCondition]; in the semantic mode Query
// is a sentence.
type MetaQuery struct {
	XMLName      xml.Name `xml:"MetaQuery"`
	NextToken    string
	MaxResults   *int
	Query        string
	Sort         string
	Order        string
	Aggregations *struct {
		Aggregation []MetaAggregation
	}
	MediaTypes *struct {
		MediaType []string
	}
	SimpleQuery string
}

// MetaCondition is a condition on the metadata of objects: a comparison, or conditions under and, or, not.
type MetaCondition struct {
	Field      string
	Value      string
	Operation  string
	SubQueries []MetaCondition
}

// MetaAggregation asks for a number over all objects that were found, and answers with it.
type MetaAggregation struct {
	Field     string
	Operation string
	Value     *float64    `xml:",omitempty"`
	Groups    *MetaGroups `xml:",omitempty"`
}

// MetaGroups are the values of a field.
type MetaGroups struct{ Group []MetaGroup }

// MetaGroup is a value and how many objects have it.
type MetaGroup struct {
	Value string
	Count int
}

// MetaQueryResult answers DoMetaQuery. It has files, or aggregations.
type MetaQueryResult struct {
	XMLName      xml.Name `xml:"MetaQuery"`
	NextToken    string
	Files        *MetaFiles        `xml:",omitempty"`
	Aggregations *MetaAggregations `xml:",omitempty"`
}

// MetaAggregations are the numbers that were asked for.
type MetaAggregations struct{ Aggregation []MetaAggregation }

// MetaFiles are the objects that were found.
type MetaFiles struct{ File []MetaFile }

// MetaFile is what the index knows of an object.
type MetaFile struct {
	URI                       string `xml:",omitempty"`
	Filename                  string
	Size                      int64
	FileModifiedTime          string
	OSSObjectType             string
	OSSStorageClass           string
	ObjectACL                 string
	ETag                      string
	OSSCRC64                  string
	OSSTaggingCount           int
	OSSTagging                *MetaTaggings `xml:",omitempty"`
	OSSUserMeta               *MetaUserMeta `xml:",omitempty"`
	ServerSideEncryption      string        `xml:",omitempty"`
	ServerSideEncryptionKeyId string        `xml:",omitempty"`
	ContentType               string        `xml:",omitempty"`
	CacheControl              string        `xml:",omitempty"`
	ContentDisposition        string        `xml:",omitempty"`
	ContentEncoding           string        `xml:",omitempty"`
	ContentLanguage           string        `xml:",omitempty"`
	MediaType                 string        `xml:",omitempty"`
}

// MetaTaggings are the tags of an object.
type MetaTaggings struct{ Tagging []Tag }

// MetaUserMeta are its x-oss-meta- headers.
type MetaUserMeta struct{ UserMeta []Tag }
