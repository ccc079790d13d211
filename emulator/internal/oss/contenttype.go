package oss

import (
	"path"
	"strings"
)

// unknownType is the content type of what nothing says anything about.
const unknownType = "application/octet-stream"

// contentTypes are those that the service gives to keys by their extension (OSS FAQ, How do I configure the Content-Type
// of objects): the common ones of its list, some of which are not those of today's registries.
var contentTypes = map[string]string{
	"ai": "application/postscript", "apk": "application/vnd.android.package-archive", "avi": "video/avi", "bmp": "application/x-bmp",
	"css": "text/css", "doc": "application/msword", "eml": "message/rfc822", "exe": "application/x-msdownload", "gif": "image/gif",
	"htm": "text/html", "html": "text/html", "ico": "image/x-icon", "ipa": "application/vnd.iphone", "jpe": "image/jpeg", "jpeg": "image/jpeg",
	"jpg": "image/jpeg", "js": "application/x-javascript", "jsp": "text/html", "m3u": "audio/mpegurl", "mht": "message/rfc822", "mid": "audio/mid",
	"mp3": "audio/mp3", "mp4": "video/mp4", "mpeg": "video/mpg", "mpg": "video/mpg", "pdf": "application/pdf", "png": "image/png",
	"ppt": "application/vnd.ms-powerpoint", "ps": "application/x-ps", "rm": "application/vnd.rn-realmedia", "rtf": "application/msword",
	"svg": "image/svg+xml", "swf": "application/x-shockwave-flash", "tif": "image/tiff", "tiff": "image/tiff", "torrent": "application/x-bittorrent",
	"txt": "text/plain", "wav": "audio/wav", "webp": "image/webp", "wma": "audio/x-ms-wma", "wmv": "video/x-ms-wmv", "wsdl": "text/xml",
	"xhtml": "text/html", "xls": "application/vnd.ms-excel", "xml": "text/xml", "xsd": "text/xml", "xsl": "text/xml", "xslt": "text/xml",
}

// ContentType is the type of an object whose upload named none.
func ContentType(key string) string {
	if known := contentTypes[strings.ToLower(strings.TrimPrefix(path.Ext(key), "."))]; known != "" {
		return known
	}
	return unknownType
}
