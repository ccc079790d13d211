package server

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

// keys lists the keys of a bucket with a prefix.
func (b *bucketBench) keys(bucket, prefix string) []string {
	b.t.Helper()
	var keys []string
	list := b.must("GET", bucket, "max-keys=1000&prefix="+prefix, "")
	for _, part := range strings.Split(string(list.body), "<Key>")[1:] {
		key, _, _ := strings.Cut(part, "</Key>")
		keys = append(keys, key)
	}
	return keys
}

func TestAccessLogs(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "logged", "", "", "x-oss-acl: public-read")
	b.must("PUT", "logs", "", "")
	b.at("far-logs.oss-cn-shanghai.aliyuncs.com").must("PUT", "far-logs", "", "")
	logging := func(bucket string) string {
		return "<BucketLoggingStatus><LoggingEnabled><TargetBucket>" + bucket + "</TargetBucket><TargetPrefix>log-</TargetPrefix></LoggingEnabled></BucketLoggingStatus>"
	}
	for _, target := range []string{"far-logs", "nowhere"} {
		b.refused(400, "InvalidTargetBucketForLogging", "PUT", "logged", "logging", logging(target))
	}
	if strings.Contains(string(b.must("GET", "logged", "logging", "").body), "LoggingEnabled") {
		t.Error("logging is on before it was switched on")
	}
	b.must("PUT", "logged", "logging", logging("logs"))
	b.must("PUT", "logged", "userDefinedLogFieldsConfig", "<UserDefinedLogFieldsConfiguration><HeaderSet><header>X-Trace</header></HeaderSet></UserDefinedLogFieldsConfiguration>")
	b.must("PUT", "logged/o", "", "12345")
	b.as("").must("GET", "logged/o", "", "", "Referer: http://a.example", "X-Trace: t1")
	b.refused(404, "NoSuchKey", "GET", "logged/absent", "", "")
	if got := b.keys("logs", ""); len(got) != 0 {
		t.Errorf("logs before the hour is over: %q", got)
	}
	b.advance(time.Hour)
	keys := b.keys("logs", "log-logged")
	if len(keys) != 1 {
		t.Fatalf("log objects: %q", keys)
	}
	text := string(b.must("GET", "logs/"+keys[0], "", "").body)
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for i, want := range [][]string{
		{`"PutUserDefinedLogFieldsConfig"`}, {`"PutObject" "logged" "o" 5`, `"1000000000000004"`, `"public"`},
		{`"GET /logged/o HTTP/1.1" 200 5`, `"http://a.example"`, `"GetObject" "logged" "o" 5`, `"-"`}, {` 404 `, `"NoSuchKey"`},
	} {
		for _, part := range want {
			if i >= len(lines) || !strings.Contains(lines[i], part) {
				t.Errorf("line %d has no %s:\n%s", i+1, part, text)
			}
		}
	}
	b.must("DELETE", "logged", "logging", "")
	b.must("GET", "logged/o", "", "")
	b.advance(2 * time.Hour)
	b.must("GET", "logged/o", "", "")
	b.advance(2 * time.Hour)
	if got := b.keys("logs", ""); len(got) > 2 {
		t.Errorf("logs after logging was switched off: %q", got)
	}
}

func TestInventories(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "stock", "", "")
	b.must("PUT", "reports", "", "")
	b.must("PUT", "stock/a b", "", "12345")
	b.must("PUT", "stock/c", "", "1")
	config := func(id, bucket string) string {
		return "<InventoryConfiguration><Id>" + id + "</Id><IsEnabled>true</IsEnabled><Destination><OSSBucketDestination><Format>CSV</Format><AccountId>1</AccountId><RoleArn>acs:ram::1:role/r</RoleArn>" +
			"<Bucket>acs:oss:::" + bucket + "</Bucket><Prefix>inv</Prefix></OSSBucketDestination></Destination><Schedule><Frequency>Daily</Frequency></Schedule>" +
			"<IncludedObjectVersions>Current</IncludedObjectVersions><OptionalFields><Field>ETag</Field><Field>Size</Field></OptionalFields></InventoryConfiguration>"
	}
	b.refused(404, "NoSuchInventory", "GET", "stock", "inventory&inventoryId=one", "")
	b.refused(400, "InvalidArgument", "PUT", "stock", "inventory&inventoryId=one", config("one", "nowhere"))
	b.must("PUT", "stock", "inventory&inventoryId=one", config("one", "reports"))
	b.refused(409, "InventoryConfigurationAlreadyExists", "PUT", "stock", "inventory&inventoryId=one", config("one", "reports"))
	if got := b.must("GET", "stock", "inventory", "").element(t, "Id"); got != "one" {
		t.Errorf("list: %q", got)
	}
	b.advance(24 * time.Hour)
	var manifest struct {
		SourceBucket, FileSchema string
		Files                    []struct {
			Key  string
			MD5  string `json:"MD5checksum"`
			Size int
		}
	}
	for _, key := range b.keys("reports", "inv/stock/one/2") {
		if strings.HasSuffix(key, "/manifest.json") {
			if err := json.Unmarshal(b.must("GET", "reports/"+key, "", "").body, &manifest); err != nil {
				t.Fatal(err)
			}
		}
	}
	if manifest.SourceBucket != "stock" || manifest.FileSchema != "Bucket, Key, Size, ETag" || len(manifest.Files) != 1 {
		t.Fatalf("manifest: %+v", manifest)
	}
	data := b.must("GET", "reports/"+manifest.Files[0].Key, "", "").body
	if sum(data) != manifest.Files[0].MD5 || len(data) != manifest.Files[0].Size {
		t.Error("the manifest's checksum is not that of the list")
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	list, _ := io.ReadAll(r)
	if !strings.HasPrefix(string(list), `"stock","a+b","5","`) || strings.Count(string(list), "\n") != 2 {
		t.Errorf("list: %s", list)
	}
	b.advance(24 * time.Hour)
	if got := b.keys("reports", "inv/stock/one/data/"); len(got) != 2 {
		t.Errorf("after two days: %q", got)
	}
	b.must("DELETE", "stock", "inventory&inventoryId=one", "")
	b.advance(48 * time.Hour)
	if got := b.keys("reports", "inv/stock/one/data/"); len(got) != 2 {
		t.Errorf("after its end: %q", got)
	}
}

func TestWebsites(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "site", "", "", "x-oss-acl: public-read")
	for key, text := range map[string]string{"index.html": "root", "sub/index.html": "sub", "error.html": "sorry", "page": "page"} {
		b.must("PUT", "site/"+key, "", text)
	}
	b.refused(404, "NoSuchWebsiteConfiguration", "GET", "site", "website", "")
	b.refused(400, "MalformedXML", "PUT", "site", "website", "<WebsiteConfiguration/>")
	set := func(index, rules string) {
		b.must("PUT", "site", "website", "<WebsiteConfiguration><IndexDocument><Suffix>index.html</Suffix>"+index+"</IndexDocument><ErrorDocument><Key>error.html</Key></ErrorDocument>"+rules+"</WebsiteConfiguration>")
	}
	nobody := b.as("").at("site.oss-cn-beijing.aliyuncs.com")
	get := func(key string) string {
		a := nobody.do("GET", "site/"+key, "", "")
		return a.Status[:3] + " " + string(a.body) + a.Header.Get("Location")
	}
	check := func(want map[string]string) {
		t.Helper()
		for key, answer := range want {
			if got := get(key); got != answer {
				t.Errorf("%q: %q, want %q", key, got, answer)
			}
		}
	}
	set("", "")
	check(map[string]string{"": "200 root", "sub/": "200 root", "page": "200 page", "absent": "404 sorry", "sub": "404 sorry"})
	if got := b.must("GET", "site", "", ""); !strings.Contains(string(got.body), "ListBucketResult") {
		t.Error("the owner's list of the bucket is its index document")
	}
	set("<SupportSubDir>true</SupportSubDir>", "")
	check(map[string]string{"sub/": "200 sub", "sub": "302 /sub/", "absent": "404 sorry"})
	set("<SupportSubDir>true</SupportSubDir><Type>2</Type>", "")
	check(map[string]string{"sub": "200 sub"})
	set("<SupportSubDir>true</SupportSubDir><Type>1</Type>", "<RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Condition><KeyPrefixEquals>old/</KeyPrefixEquals></Condition>"+
		"<Redirect><RedirectType>External</RedirectType><Protocol>https</Protocol><HostName>new.example</HostName><ReplaceKeyPrefixWith>new/</ReplaceKeyPrefixWith><HttpRedirectCode>301</HttpRedirectCode></Redirect></RoutingRule>"+
		"<RoutingRule><RuleNumber>2</RuleNumber><Condition><KeyPrefixEquals>gone/</KeyPrefixEquals><HttpErrorCodeReturnedEquals>404</HttpErrorCodeReturnedEquals></Condition>"+
		"<Redirect><RedirectType>Internal</RedirectType><ReplaceKeyWith>page</ReplaceKeyWith></Redirect></RoutingRule></RoutingRules>")
	check(map[string]string{"sub": "404 sorry", "old/x": "301 https://new.example/new/x", "gone/x": "200 page"})
	b.must("PUT", "site", "website", "<WebsiteConfiguration><IndexDocument></IndexDocument><ErrorDocument/><RoutingRules><RoutingRule><RuleNumber>1</RuleNumber><Redirect><RedirectType>AliCDN</RedirectType></Redirect></RoutingRule></RoutingRules></WebsiteConfiguration>")
	b.refused(400, "InvalidArgument", "PUT", "site", "website", "<WebsiteConfiguration><IndexDocument><Suffix>a/b</Suffix></IndexDocument></WebsiteConfiguration>")
	b.must("DELETE", "site", "website", "")
	check(map[string]string{"page": "200 page"})
	nobody.refused(404, "NoSuchKey", "GET", "site/absent", "", "")
}

func TestDomains(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "named", "", "", "x-oss-acl: public-read")
	b.must("PUT", "named/o", "", "x")
	request := "<BucketCnameConfiguration><Cname><Domain>www.shop.example</Domain></Cname></BucketCnameConfiguration>"
	got := b.refused(403, "NeedVerifyDomainOwnership", "POST", "named", "cname&comp=add", request)
	if got.element(t, "EC") != "0018-00000115" {
		t.Errorf("%s", got.body)
	}
	b.refused(404, "CnameTokenNotFound", "GET", "named", "cname=www.shop.example&comp=token", "")
	token := b.must("POST", "named", "cname&comp=token", request).element(t, "Token")
	if again := b.must("GET", "named", "cname=www.shop.example&comp=token", "").element(t, "Token"); again != token || token == "" {
		t.Errorf("token %q, then %q", token, again)
	}
	b.refused(403, "NeedVerifyDomainOwnership", "POST", "named", "cname&comp=add", request)
	b.must("PUT", "named", "tagging", "<Tagging><TagSet><Tag><Key>_dnsauth.www.shop.example</Key><Value>"+token+"</Value></Tag></TagSet></Tagging>")
	b.must("POST", "named", "cname&comp=add", request)
	if list := b.must("GET", "named", "cname", ""); list.element(t, "Domain") != "www.shop.example" || list.element(t, "Status") != "Enabled" {
		t.Errorf("list: %s", list.body)
	}
	r, err := http.NewRequest(http.MethodGet, b.url+"/o", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "www.shop.example"
	if got := b.send(r); string(got.body) != "x" {
		t.Errorf("by the domain: %d %s", got.StatusCode, got.body)
	}
	b.must("POST", "named", "cname&comp=delete", request)
	if got := b.send(r); got.StatusCode == 200 {
		t.Error("the domain still leads to the bucket")
	}
	b.refused(400, "InvalidArgument", "POST", "named", "cname&comp=token", strings.ReplaceAll(request, "www.shop.example", "x.oss-cn-hangzhou.aliyuncs.com"))
}

func TestSmallSettings(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "small", "", "")
	b.must("PUT", "small/o", "", "x")

	accelerate := b.at("small.oss-accelerate.aliyuncs.com")
	accelerate.refused(403, "TransferAccelerationDisabled", "GET", "small/o", "", "")
	b.refused(404, "NoSuchTransferAccelerationConfiguration", "GET", "small", "transferAcceleration", "")
	b.refused(400, "MalformedXML", "PUT", "small", "transferAcceleration", "<TransferAccelerationConfiguration><Enabled>perhaps</Enabled></TransferAccelerationConfiguration>")
	b.must("PUT", "small", "transferAcceleration", "<TransferAccelerationConfiguration><Enabled>true</Enabled></TransferAccelerationConfiguration>")
	accelerate.must("GET", "small/o", "", "")

	b.must("PUT", "small", "overwriteConfig", "<OverwriteConfiguration><Rule><ID>1</ID><Action>forbid</Action><Suffix>.txt</Suffix></Rule>"+
		"<Rule><ID>2</ID><Action>forbid</Action><Prefix>p/</Prefix><Principals><Principal>"+strangerID+"</Principal></Principals></Rule></OverwriteConfiguration>")
	b.must("PUT", "small/a.txt", "", "1")
	b.refused(409, "FileAlreadyExists", "PUT", "small/a.txt", "", "2")
	b.must("PUT", "small/p/x", "", "1")
	b.must("PUT", "small/p/x", "", "2") // the rule concerns somebody else
	b.must("DELETE", "small", "overwriteConfig", "")
	b.must("PUT", "small/a.txt", "", "2")
	b.refused(404, "NoSuchBucketOverwriteConfig", "GET", "small", "overwriteConfig", "")

	b.must("PUT", "small", "responseHeader", "<ResponseHeaderConfiguration><Rule><Name>r</Name><Filters><Operation>GetObject</Operation></Filters><HideHeaders><Header>ETag</Header></HideHeaders></Rule></ResponseHeaderConfiguration>")
	if got := b.must("GET", "small/o", "", ""); got.Header.Get("ETag") != "" || got.Header.Get("Last-Modified") == "" {
		t.Errorf("hidden header: %v", got.Header)
	}
	if got := b.must("HEAD", "small/o", "", ""); got.Header.Get("ETag") == "" {
		t.Error("the header is hidden from other operations")
	}
	b.must("DELETE", "small", "responseHeader", "")

	b.refused(404, "NoSuchStyle", "GET", "small", "style&styleName=s", "")
	b.refused(400, "InvalidStyleName", "PUT", "small", "style&styleName=a%2Fb", "<Style><Content>image/resize,p_50</Content></Style>")
	b.must("PUT", "small", "style&styleName=s", "<Style><Content>image/resize,p_50</Content></Style>")
	if got := b.must("GET", "small", "style", ""); got.element(t, "Content") != "image/resize,p_50" {
		t.Errorf("styles: %s", got.body)
	}
	b.must("DELETE", "small", "style&styleName=s", "")

	b.refused(404, "NoSuchHttpsConfig", "GET", "small", "httpsConfig", "")
	b.refused(400, "InvalidArgument", "PUT", "small", "httpsConfig", "<HttpsConfiguration><TLS><Enable>true</Enable><TLSVersion>SSLv3</TLSVersion></TLS></HttpsConfiguration>")
	b.must("PUT", "small", "httpsConfig", "<HttpsConfiguration><TLS><Enable>true</Enable><TLSVersion>TLSv1.2</TLSVersion></TLS><CipherSuite><Enable>true</Enable></CipherSuite></HttpsConfiguration>")
	if unread := b.server.dispatcher.Unread(); len(unread) != 1 || unread[0].Parameter != "CipherSuite" {
		t.Errorf("told as not read: %+v", unread)
	}

	b.refused(404, "NoSuchBucketQosInfo", "GET", "small", "qosInfo", "")
	b.refused(400, "InvalidArgument", "PUT", "small", "qosInfo", "<QoSConfiguration><TotalUploadBandwidth>11</TotalUploadBandwidth></QoSConfiguration>")
	b.must("PUT", "small", "qosInfo", "<QoSConfiguration><TotalUploadBandwidth>5</TotalUploadBandwidth></QoSConfiguration>")
	if got := b.must("GET", "small", "qosInfo", ""); got.element(t, "TotalUploadBandwidth") != "5" || got.element(t, "TotalQps") != "-1" {
		t.Errorf("limits: %s", got.body)
	}
	b.must("GET", "", "qosInfo", "")
	b.must("GET", "", "cloudboxes", "")

	b.must("PUT", "small", "accessmonitor", "<AccessMonitorConfiguration><Status>Enabled</Status></AccessMonitorConfiguration>")
	b.must("PUT", "small", "bucketArchiveDirectRead", "<ArchiveDirectReadConfiguration><Enabled>true</Enabled></ArchiveDirectReadConfiguration>")
	info := b.must("GET", "small", "bucketInfo", "")
	if info.element(t, "AccessMonitor") != "Enabled" || info.element(t, "TransferAcceleration") != "Enabled" {
		t.Errorf("info: %s", info.body)
	}

	task := b.must("POST", "small", "redundancyTransition&x-oss-target-redundancy-type=ZRS", "").element(t, "TaskId")
	for _, want := range []string{"Queueing", "Processing", "Finished"} {
		if got := b.must("GET", "small", "redundancyTransition&x-oss-redundancy-transition-taskid="+task, "").element(t, "Status"); got != want {
			t.Errorf("transition: %q, want %q", got, want)
		}
		b.advance(61 * time.Minute / 2)
		if want == "Processing" {
			b.advance(time.Hour)
		}
	}
	if got := b.must("GET", "small", "bucketInfo", "").element(t, "DataRedundancyType"); got != "ZRS" {
		t.Errorf("redundancy %q", got)
	}
	b.refused(404, "BucketDataRedundancyTransitionTaskNotExist", "GET", "small", "redundancyTransition&x-oss-redundancy-transition-taskid=none", "")

	for _, key := range []string{"o", "a.txt", "p/x"} {
		b.must("DELETE", "small/"+key, "", "")
	}
	b.must("DELETE", "small", "", "")
	b.must("PUT", "small", "", "")
	b.refused(404, "NoSuchHttpsConfig", "GET", "small", "httpsConfig", "")
	if got := b.must("GET", "small", "redundancyTransition", ""); strings.Contains(string(got.body), "TaskId") {
		t.Error("a bucket of the same name finds the tasks of the old one")
	}
}

func TestMetaQueries(t *testing.T) {
	t.Parallel()
	b := newBucketBench(t)
	b.must("PUT", "index", "", "")
	for key, size := range map[string]int{"a.jpg": 10, "b.jpg": 200, "c.txt": 300} {
		b.must("PUT", "index/"+key, "", strings.Repeat("x", size), "x-oss-tagging: kind="+key[2:])
	}
	b.refused(404, "MetaQueryNotExist", "GET", "index", "metaQuery", "")
	b.refused(404, "MetaQueryNotExist", "POST", "index", "metaQuery&comp=query", "<MetaQuery><Query>{}</Query></MetaQuery>")
	b.must("POST", "index", "metaQuery&comp=add", "")
	b.refused(400, "MetaQueryAlreadyExist", "POST", "index", "metaQuery&comp=add", "")
	if got := b.must("GET", "index", "metaQuery", "").element(t, "State"); got != "Running" {
		t.Errorf("state %q", got)
	}
	names := func(query string) string {
		a := b.must("POST", "index", "metaQuery&comp=query", "<MetaQuery>"+query+"</MetaQuery>")
		var out []string
		for _, part := range strings.Split(string(a.body), "<Filename>")[1:] {
			name, _, _ := strings.Cut(part, "<")
			out = append(out, name)
		}
		return strings.Join(out, " ")
	}
	for query, want := range map[string]string{
		`<Query>{"Field":"Size","Operation":"gt","Value":"100"}</Query><Sort>Size</Sort><Order>asc</Order>`:                                                            "b.jpg c.txt",
		`<Query>{"Field":"Size","Operation":"gt","Value":"9"}</Query><Sort>Size</Sort><MaxResults>2</MaxResults>`:                                                      "c.txt b.jpg",
		`<Query>{"Operation":"and","SubQueries":[{"Field":"OSSTagging.kind","Operation":"eq","Value":"jpg"},{"Field":"Size","Operation":"lt","Value":"100"}]}</Query>`: "a.jpg",
		`<Query>{"Operation":"not","SubQueries":[{"Field":"Filename","Operation":"prefix","Value":"a"}]}</Query><Sort>Filename</Sort><Order>asc</Order>`:               "b.jpg c.txt",
	} {
		if got := names(query); got != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
	sum := b.must("POST", "index", "metaQuery&comp=query", `<MetaQuery><Query>{"Field":"Size","Operation":"gt","Value":"0"}</Query><Aggregations><Aggregation><Field>Size</Field><Operation>sum</Operation></Aggregation></Aggregations></MetaQuery>`)
	if sum.element(t, "Value") != "510" {
		t.Errorf("sum: %s", sum.body)
	}
	for _, bad := range []string{`{`, `{"Field":"Weight","Operation":"eq","Value":"1"}`, `{"Field":"Size","Operation":"about","Value":"1"}`} {
		b.refused(400, "InvalidArgument", "POST", "index", "metaQuery&comp=query", "<MetaQuery><Query>"+bad+"</Query></MetaQuery>")
	}
	b.must("POST", "index", "metaQuery&comp=delete", "")
	b.refused(404, "MetaQueryNotExist", "GET", "index", "metaQuery", "")
}
