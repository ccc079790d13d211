package oss

import "encoding/xml"

// AsyncFetchTaskConfiguration asks the service to fetch an object from elsewhere.
type AsyncFetchTaskConfiguration struct {
	XMLName xml.Name `xml:"AsyncFetchTaskConfiguration"`
	FetchTask
}

// FetchTask is what is to be fetched.
type FetchTask struct {
	Url           string
	Object        string
	Host          string
	ContentMD5    string
	Callback      string
	StorageClass  string
	IgnoreSameKey bool
}

// AsyncFetchTaskResult answers PutAsyncFetchTask.
type AsyncFetchTaskResult struct {
	XMLName xml.Name `xml:"AsyncFetchTaskResult"`
	TaskId  string
}

// AsyncFetchTaskInfo answers GetAsyncFetchTask.
type AsyncFetchTaskInfo struct {
	XMLName  xml.Name `xml:"AsyncFetchTaskInfo"`
	TaskId   string
	State    string // Running, Retry, FetchSuccessCallbackFailed, Failed, Success
	ErrorMsg string
	TaskInfo FetchTask
}
